export * from './appeal.module.js';
export * from './appeal.operations.js';
export type { AppealEvents } from './application/appeal.events.js';
export {
  type AppealCount,
  type AppealDelays,
  type AppealFigures,
  AppealStatistics,
} from './application/appeal-statistics.js';
export { appealLifecycle } from './domain/appeal.lifecycle.js';
export { appealJobs } from './jobs/appeal.jobs.js';
