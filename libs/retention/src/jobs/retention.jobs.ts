import { defineJobs } from '#libs/jobs';

export const retentionJobs = defineJobs({
  /** Warns, holds back, erases. */
  'retention.run': { queue: 'clock', wakes: { daily: '03:40' }, attempts: 5, backoffSeconds: 60 },
  /** A run that was too long for one go. */
  'retention.go-on': { queue: 'clock', wakes: { ordered: true }, attempts: 5, backoffSeconds: 60 },
  /** The bytes of what was erased. */
  'retention.remove-files': { queue: 'files', wakes: { daily: '04:10' }, attempts: 5, backoffSeconds: 60 },
  'retention.build-export': { queue: 'files', wakes: { ordered: true }, attempts: 3, backoffSeconds: 30 },
  /** Exports whose time is over. */
  'retention.erase-exports': { queue: 'files', wakes: { everySeconds: 3_600 }, attempts: 1, backoffSeconds: 60 },
});
