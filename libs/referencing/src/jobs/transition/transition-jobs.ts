import { defineJobs } from '#libs/jobs';

/** What a new version of the framework makes the worker do. */
export const transitionJobs = defineJobs({
  'referencing.follow-new-framework': {
    queue: 'workflow',
    wakes: { on: 'criteria.framework-entered-into-force.v1' },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.catch-up-with-framework': {
    queue: 'workflow',
    wakes: { on: 'referencing.decision-signed.v1' },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.read-again-under-framework': {
    queue: 'workflow',
    wakes: { on: 'referencing.listed-application-oriented.v1' },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.follow-extension': {
    queue: 'workflow',
    wakes: { on: 'referencing.finding-moved.v1' },
    attempts: 8,
    backoffSeconds: 5,
  },
  'referencing.begin-transition': { queue: 'workflow', wakes: { ordered: true }, attempts: 8, backoffSeconds: 5 },
});
