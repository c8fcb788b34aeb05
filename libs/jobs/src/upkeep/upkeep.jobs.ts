import { defineJobs } from '../declaration.js';

/** What the platform does for itself. */
export const upkeepJobs = defineJobs({
  'jobs.clear-done-work': { queue: 'clock', wakes: { daily: '02:10' }, attempts: 3, backoffSeconds: 60 },
});
