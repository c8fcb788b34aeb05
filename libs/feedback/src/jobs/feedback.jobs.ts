import { defineJobs } from '#libs/jobs';

export const feedbackJobs = defineJobs({
  /** Reviews are kept no longer than the public is told. */
  'feedback.forget-old-reviews': { queue: 'clock', wakes: { daily: '02:40' }, attempts: 3, backoffSeconds: 60 },
});
