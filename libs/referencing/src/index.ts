export { clarificationLifecycle } from './domain/clarification/clarification.lifecycle.js';
export { contractLifecycle } from './domain/contract/contract.lifecycle.js';
export { dossierLifecycle } from './domain/dossier/dossier.lifecycle.js';
export { findingLifecycle } from './domain/finding/finding.lifecycle.js';
export { listingLifecycle } from './domain/listing/listing.lifecycle.js';
export { decisionOperations } from './http/decision/decision.operations.js';
export { referencingJobs } from './referencing.jobs.js';
export { referencingOperations } from './referencing.operations.js';
