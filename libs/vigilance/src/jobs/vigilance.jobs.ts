import { REVIEWS_IMPORTED } from '#libs/feedback';
import { defineJobs } from '#libs/jobs';

const PATIENTLY = { attempts: 8, backoffSeconds: 5 } as const;

/** What reports make the worker do. */
export const vigilanceJobs = defineJobs({
  'vigilance.triage-limit': { queue: 'workflow', wakes: { timer: ['vigilance.triage'] }, ...PATIENTLY },
  'vigilance.read': { queue: 'workflow', wakes: { on: 'vigilance.report-received.v1' }, ...PATIENTLY },
  'vigilance.read-reviews': {
    queue: 'workflow',
    wakes: { on: [REVIEWS_IMPORTED, 'vigilance.reviews-left.v1'] },
    ...PATIENTLY,
  },
  'vigilance.write-to-reporter': { queue: 'notification', wakes: { on: 'vigilance.reporter-told.v1' }, ...PATIENTLY },
  'vigilance.alert': { queue: 'notification', wakes: { on: 'vigilance.report-alarming.v1' }, ...PATIENTLY },
  'vigilance.escalate': { queue: 'notification', wakes: { on: 'vigilance.limit-exceeded.v1' }, ...PATIENTLY },
  'vigilance.note-count': {
    queue: 'workflow',
    wakes: { on: ['vigilance.report-sorted.v1', 'vigilance.case-moved.v1'] },
    ...PATIENTLY,
  },
  'vigilance.judge-signals': { queue: 'clock', wakes: { everySeconds: 60 }, attempts: 1, backoffSeconds: 60 },
  'vigilance.tell-signal': { queue: 'notification', wakes: { on: 'vigilance.signal-opened.v1' }, ...PATIENTLY },
  'vigilance.recount-all': { queue: 'clock', wakes: { daily: '03:20' }, attempts: 3, backoffSeconds: 60 },
  'vigilance.case-limit': {
    queue: 'workflow',
    wakes: { timer: ['vigilance.case', 'vigilance.contest', 'vigilance.route'] },
    ...PATIENTLY,
  },
  'vigilance.referral-limit': { queue: 'notification', wakes: { timer: ['vigilance.referral'] }, ...PATIENTLY },
  'vigilance.follow-finding': { queue: 'workflow', wakes: { on: 'referencing.finding-moved.v1' }, ...PATIENTLY },
  'vigilance.follow-lost-listing': {
    queue: 'workflow',
    wakes: { on: 'referencing.findings-not-opened.v1' },
    ...PATIENTLY,
  },
  'vigilance.tell-reporters': { queue: 'workflow', wakes: { on: 'vigilance.case-moved.v1' }, ...PATIENTLY },
  'vigilance.tell-publisher': { queue: 'notification', wakes: { on: 'vigilance.case-moved.v1' }, ...PATIENTLY },
  'vigilance.tell-oversight': { queue: 'notification', wakes: { on: 'vigilance.case-moved.v1' }, ...PATIENTLY },
  'vigilance.tell-duty': { queue: 'notification', wakes: { on: 'vigilance.measure-proposed.v1' }, ...PATIENTLY },
  'vigilance.request-limit': { queue: 'workflow', wakes: { timer: ['vigilance.publisher-request'] }, ...PATIENTLY },
  'vigilance.tell-request': {
    queue: 'notification',
    wakes: { on: 'vigilance.publisher-request-moved.v1' },
    ...PATIENTLY,
  },
  'vigilance.tell-request-reporters': {
    queue: 'workflow',
    wakes: { on: 'vigilance.publisher-request-moved.v1' },
    ...PATIENTLY,
  },
  'vigilance.escalate-request': {
    queue: 'notification',
    wakes: { on: 'vigilance.publisher-request-late.v1' },
    ...PATIENTLY,
  },
  'vigilance.escalate-case': { queue: 'notification', wakes: { on: 'vigilance.case-limit-exceeded.v1' }, ...PATIENTLY },
});
