export {
  type AwaitedDossier,
  type ContestedDecision,
  ContestedMatters,
  type Part,
  type Participants,
  type Participation,
} from './application/appeal/contested-matters.js';
export { ChangeCounts } from './application/version/version-reads.js';
export {
  APPEAL_OUTCOMES,
  type AppealEffect,
  type AppealId,
  type AppealOutcome,
} from './domain/appeal/appeal-effect.js';
export { clarificationLifecycle } from './domain/clarification/clarification.lifecycle.js';
export { contractLifecycle } from './domain/contract/contract.lifecycle.js';
export { decisionLifecycle } from './domain/decision/decision.lifecycle.js';
export { OUTCOMES as DOSSIER_OUTCOMES } from './domain/decision/outcome.js';
export type { OutcomeMatrix, Replayed } from './domain/decision/replay.js';
export { dossierLifecycle } from './domain/dossier/dossier.lifecycle.js';
export type { FindingEvents } from './domain/finding/finding.events.js';
export { findingLifecycle } from './domain/finding/finding.lifecycle.js';
export { listingLifecycle } from './domain/listing/listing.lifecycle.js';
export { hearingLifecycle } from './domain/measure/hearing.lifecycle.js';
export { proposalLifecycle } from './domain/measure/measure-proposal.lifecycle.js';
export { prolongationLifecycle } from './domain/measure/prolongation.lifecycle.js';
export { withdrawalLifecycle } from './domain/measure/withdrawal.lifecycle.js';
export { noticeLifecycle } from './domain/notice/notice.lifecycle.js';
export { versionLifecycle } from './domain/version/application-version.lifecycle.js';
export { undeclaredChangeLifecycle } from './domain/version/undeclared-change.lifecycle.js';
export { decisionOperations } from './http/decision/decision.operations.js';
export { emergencyOperations } from './http/emergency/emergency.operations.js';
export { findingOperations } from './http/finding/finding.operations.js';
export { measureOperations } from './http/measure/measure.operations.js';
export { versionOperations } from './http/version/version.operations.js';
export { referencingJobs } from './referencing.jobs.js';
export { ReferencingModule } from './referencing.module.js';
export { referencingOperations } from './referencing.operations.js';
export { simulatePolicy } from './simulate-policy.js';
