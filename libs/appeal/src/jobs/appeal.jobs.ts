import { defineJobs } from '#libs/jobs';

const PATIENTLY = { attempts: 8, backoffSeconds: 5 } as const;

/** What appeals make the worker do. */
export const appealJobs = defineJobs({
  'appeal.limit': {
    queue: 'workflow',
    wakes: { timer: ['appeal.admission', 'appeal.examination', 'appeal.defence'] },
    ...PATIENTLY,
  },
  'appeal.tell-appellant': { queue: 'notification', wakes: { on: 'appeal.moved.v1' }, ...PATIENTLY },
  'appeal.tell-authority': { queue: 'notification', wakes: { on: 'appeal.moved.v1' }, ...PATIENTLY },
  'appeal.escalate': { queue: 'notification', wakes: { on: 'appeal.limit-exceeded.v1' }, ...PATIENTLY },
});
