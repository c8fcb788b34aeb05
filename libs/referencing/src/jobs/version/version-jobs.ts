import { defineJobs } from '#libs/jobs';

const PATIENTLY = { attempts: 8, backoffSeconds: 5 } as const;

/** What versions of applications make the worker do. */
export const versionJobs = defineJobs({
  'referencing.version-class-stands': { queue: 'workflow', wakes: { timer: 'version.confirmation' }, ...PATIENTLY },
  'referencing.version-dossier-ended': {
    queue: 'workflow',
    wakes: { on: 'referencing.dossier-closed.v1' },
    ...PATIENTLY,
  },
  'referencing.version-listing-ended': {
    queue: 'workflow',
    wakes: { on: 'referencing.listing-changed.v1' },
    ...PATIENTLY,
  },
  'referencing.undeclared-limit': { queue: 'workflow', wakes: { timer: 'undeclared-change.limit' }, ...PATIENTLY },
  'referencing.tell-version': { queue: 'notification', wakes: { on: 'referencing.version-moved.v1' }, ...PATIENTLY },
  'referencing.tell-undeclared': {
    queue: 'notification',
    wakes: { on: 'referencing.undeclared-change-moved.v1' },
    ...PATIENTLY,
  },
});
