import { defineJobs } from '#libs/jobs';

export const trustJobs = defineJobs({
  /**
   * Gives new journal entries their leaf and signs the new head: within 5 s of the entry, and what was missed while all
   * was down at the next start. What is due stands in the database, so nothing is lost with a queue.
   */
  'trust.sequence-journal': { queue: 'clock', wakes: { everySeconds: 5 }, attempts: 3, backoffSeconds: 5 },
});
