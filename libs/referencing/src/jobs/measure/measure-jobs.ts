import { defineJobs } from '#libs/jobs';

const PATIENTLY = { attempts: 8, backoffSeconds: 5 } as const;

/** What listings, and the measures on them, make the worker do. */
export const measureJobs = defineJobs({
  'referencing.listing-validity': { queue: 'workflow', wakes: { timer: 'listing.validity' }, ...PATIENTLY },
  'referencing.listing-renewal': { queue: 'workflow', wakes: { timer: 'listing.renewal' }, ...PATIENTLY },
  'referencing.listing-unprotected': {
    queue: 'workflow',
    wakes: { on: 'referencing.dossier-closed.v1' },
    ...PATIENTLY,
  },
  'referencing.listing-undecided': {
    queue: 'workflow',
    wakes: { timer: ['listing.suspension', 'listing.suspension_forgotten', 'listing.ratification'] },
    ...PATIENTLY,
  },
  'referencing.hearing-limit': { queue: 'workflow', wakes: { timer: 'hearing.limit' }, ...PATIENTLY },
  'referencing.withdrawal-notice': { queue: 'workflow', wakes: { timer: 'withdrawal.notice' }, ...PATIENTLY },
  'referencing.prolongation-limit': { queue: 'workflow', wakes: { timer: 'prolongation.limit' }, ...PATIENTLY },
  'referencing.tell-prolongation': {
    queue: 'notification',
    wakes: { on: 'referencing.prolongation-moved.v1' },
    ...PATIENTLY,
  },
  'referencing.tell-hearing': { queue: 'notification', wakes: { on: 'referencing.hearing-moved.v1' }, ...PATIENTLY },
  'referencing.propose-for-audit': { queue: 'workflow', wakes: { on: 'audit.measure-proposed.v1' }, ...PATIENTLY },
  'referencing.propose-for-case': { queue: 'workflow', wakes: { on: 'vigilance.measure-proposed.v1' }, ...PATIENTLY },
  'referencing.show-last-audit': { queue: 'workflow', wakes: { on: 'audit.closed.v1' }, ...PATIENTLY },
  'referencing.tell-signatories': {
    queue: 'notification',
    wakes: {
      on: [
        'referencing.measure-proposed.v1',
        'referencing.listing-limit-exceeded.v1',
        'referencing.withdrawal-moved.v1',
        'referencing.prolongation-moved.v1',
      ],
    },
    ...PATIENTLY,
  },
});
