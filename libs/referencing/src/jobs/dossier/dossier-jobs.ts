import { defineJobs } from '#libs/jobs';

/** What the dossiers make the worker do. */
export const dossierJobs = defineJobs({
  'referencing.dossier-limit': { queue: 'workflow', wakes: { timer: 'dossier.limit' }, attempts: 8, backoffSeconds: 5 },
  'referencing.clarification-limit': {
    queue: 'workflow',
    wakes: { timer: 'clarification.limit' },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.look-for-quorum': {
    queue: 'workflow',
    wakes: { on: ['evaluation.quorum-reached.v1', 'referencing.clarification-moved.v1'] },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.write-letters': {
    queue: 'notification',
    wakes: { on: ['referencing.dossier-moved.v1', 'referencing.clarification-moved.v1'] },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.remind': {
    queue: 'notification',
    wakes: { reminder: ['dossier.limit', 'clarification.limit'] },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.tell-decision': {
    queue: 'notification',
    wakes: { on: 'referencing.decision-signed.v1' },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.tell-extension': {
    queue: 'notification',
    wakes: { on: 'referencing.limit-extended.v1' },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.tell-emergency': {
    queue: 'notification',
    wakes: { on: 'referencing.emergency-access-opened.v1' },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.escalate': {
    queue: 'notification',
    wakes: { on: 'referencing.limit-exceeded.v1' },
    attempts: 8,
    backoffSeconds: 5,
  },
});
