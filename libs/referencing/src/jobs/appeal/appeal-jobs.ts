import { defineJobs } from '#libs/jobs';

const PATIENTLY = { attempts: 8, backoffSeconds: 5 } as const;

/** What the oversight body's decisions make this context do. */
export const appealJobs = defineJobs({
  'referencing.carry-out-appeal': { queue: 'workflow', wakes: { on: 'appeal.settled.v1' }, ...PATIENTLY },
  'referencing.freeze-effects': { queue: 'workflow', wakes: { on: 'appeal.stay-ordered.v1' }, ...PATIENTLY },
  'referencing.thaw-effects': { queue: 'workflow', wakes: { on: 'appeal.stay-ended.v1' }, ...PATIENTLY },
});
