import { defineJobs } from '#libs/jobs';
import { AUDIT_TIMERS } from '../domain/audit/audit-timers.js';

const PATIENTLY = { attempts: 8, backoffSeconds: 5 } as const;

/** What plans and audits make the worker do. What is due stands in the database: a lost queue loses nothing. */
export const auditJobs = defineJobs({
  /** A frozen plan waits for its checkpoint, which is signed some seconds later. */
  'audit.draw-frozen-plans': { queue: 'clock', wakes: { everySeconds: 15 }, attempts: 3, backoffSeconds: 15 },
  /** Opens prepared audits on their day; puts before the auditors what is due or late. */
  'audit.limits': { queue: 'workflow', wakes: { timer: AUDIT_TIMERS }, ...PATIENTLY },
  'audit.follow-finding': { queue: 'workflow', wakes: { on: 'referencing.finding-moved.v1' }, ...PATIENTLY },
  'audit.follow-case': { queue: 'workflow', wakes: { on: 'vigilance.audit-asked.v1' }, ...PATIENTLY },
  'audit.follow-listing': { queue: 'workflow', wakes: { on: 'referencing.listing-changed.v1' }, ...PATIENTLY },
});
