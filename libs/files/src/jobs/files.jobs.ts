import { defineJobs } from '#libs/jobs';

export const filesJobs = defineJobs({
  /** A file came in: the antivirus is asked at once. */
  'files.scan-files': { queue: 'files', wakes: { ordered: true }, attempts: 10, backoffSeconds: 15 },
  /** What the antivirus could not say is asked again. */
  'files.scan-late-files': { queue: 'files', wakes: { everySeconds: 120 }, attempts: 1, backoffSeconds: 15 },
  /** What uploads that were cut off left on the disk. */
  'files.sweep-uploads': { queue: 'files', wakes: { daily: '03:20' }, attempts: 3, backoffSeconds: 60 },
});
