import { defineJobs } from '#libs/jobs';

/** What the worker does for notices. */
export const noticeJobs = defineJobs({
  'referencing.deem-notice-read': {
    queue: 'workflow',
    wakes: { timer: 'notice.deemed_read' },
    attempts: 8,
    backoffSeconds: 30,
  },
});
