import { defineJobs } from '#libs/jobs';

export const criteriaJobs = defineJobs({
  'criteria.enter-into-force': {
    queue: 'clock',
    wakes: { timer: 'criteria.effective-date' },
    attempts: 8,
    backoffSeconds: 30,
  },
  'criteria.simulate-impact': { queue: 'workflow', wakes: { ordered: true }, attempts: 5, backoffSeconds: 10 },
  'criteria.retire-closed-versions': { queue: 'clock', wakes: { daily: '03:20' }, attempts: 3, backoffSeconds: 300 },
});
