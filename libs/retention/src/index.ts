export { type PlannedClass, type PlannedItem, PlanRetention } from './application/plan-retention.js';
export { RemoveFiles } from './application/remove-files.js';
export { RetentionPolicy } from './application/retention-policy.js';
export { type Progress, RunRetention, type Swept } from './application/run-retention.js';
export { retentionJobs } from './jobs/retention.jobs.js';
export { RetentionModule } from './retention.module.js';
export { retentionOperations } from './retention.operations.js';
