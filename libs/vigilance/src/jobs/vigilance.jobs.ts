import { defineJobs } from '#libs/jobs';

const PATIENTLY = { attempts: 8, backoffSeconds: 5 } as const;

/** What reports make the worker do. */
export const vigilanceJobs = defineJobs({
  'vigilance.triage-limit': { queue: 'workflow', wakes: { timer: ['vigilance.triage'] }, ...PATIENTLY },
  'vigilance.read': { queue: 'workflow', wakes: { on: 'vigilance.report-received.v1' }, ...PATIENTLY },
  'vigilance.alert': { queue: 'notification', wakes: { on: 'vigilance.report-received.v1' }, ...PATIENTLY },
  'vigilance.alert-read': { queue: 'notification', wakes: { on: 'vigilance.report-read.v1' }, ...PATIENTLY },
  'vigilance.escalate': { queue: 'notification', wakes: { on: 'vigilance.limit-exceeded.v1' }, ...PATIENTLY },
});
