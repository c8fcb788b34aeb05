import { defineJobs } from '#libs/jobs';
import { FINDING_TIMERS } from '../../domain/finding/finding-timer.js';

const PATIENTLY = { attempts: 8, backoffSeconds: 5 } as const;

/** What findings make the worker do. */
export const findingJobs = defineJobs({
  'referencing.finding-due': { queue: 'workflow', wakes: { timer: FINDING_TIMERS.due }, ...PATIENTLY },
  'referencing.finding-unverified': { queue: 'workflow', wakes: { timer: FINDING_TIMERS.verification }, ...PATIENTLY },
  'referencing.open-audit-findings': {
    queue: 'workflow',
    wakes: { on: 'audit.findings-confirmed.v1' },
    ...PATIENTLY,
  },
  'referencing.open-case-findings': {
    queue: 'workflow',
    wakes: { on: 'vigilance.case-confirmed.v1' },
    ...PATIENTLY,
  },
  'referencing.tell-findings': { queue: 'notification', wakes: { on: 'referencing.findings-opened.v1' }, ...PATIENTLY },
  'referencing.tell-finding': { queue: 'notification', wakes: { on: 'referencing.finding-moved.v1' }, ...PATIENTLY },
  'referencing.remind-finding': { queue: 'notification', wakes: { reminder: FINDING_TIMERS.due }, ...PATIENTLY },
  'referencing.escalate-finding': {
    queue: 'notification',
    wakes: { on: 'referencing.finding-limit-exceeded.v1' },
    ...PATIENTLY,
  },
});
