import { defineJobs } from '#libs/jobs';

export const notificationJobs = defineJobs({
  /** A letter was written: it leaves at once. */
  'notification.send-letters': { queue: 'notification', wakes: { ordered: true }, attempts: 5, backoffSeconds: 10 },
  /** What could not leave is tried again, and what waited for a relay leaves when there is one. */
  'notification.send-late-letters': {
    queue: 'notification',
    wakes: { everySeconds: 60 },
    attempts: 1,
    backoffSeconds: 10,
  },
});
