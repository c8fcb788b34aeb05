export {
  AUDIT_CLOSED,
  AUDIT_MOVED,
  FINDINGS_CONFIRMED,
  MEASURE_PROPOSED,
  PLAN_PUBLISHED,
} from './application/audit.events.js';
export { type ReportSignal, ReportSignals } from './application/neighbours.js';
export { AuditModule } from './audit.module.js';
export { auditOperations } from './audit.operations.js';
export { auditLifecycle } from './domain/audit/audit.lifecycle.js';
export { auditPlanLifecycle } from './domain/plan/audit-plan.lifecycle.js';
export { auditJobs } from './jobs/audit.jobs.js';
