export * from './application/figures/report-figures.js';
export * from './application/vigilance.events.js';
export { caseLifecycle } from './domain/case/case.lifecycle.js';
export type { ReportFigure } from './domain/figures/report-rate.js';
export { triageLifecycle } from './domain/report/triage.lifecycle.js';
export { requestLifecycle } from './domain/request/publisher-request.lifecycle.js';
export * from './jobs/vigilance.jobs.js';
export * from './vigilance.module.js';
export * from './vigilance.operations.js';
