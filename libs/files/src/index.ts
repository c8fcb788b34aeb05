export * from './application/files.js';
export * from './application/scan-files.js';
export * from './domain/refusals.js';
export * from './domain/scan-state.js';
export * from './files.module.js';
export * from './http/download.js';
export * from './http/upload.js';
export * from './jobs/files.jobs.js';
export { EvidenceStore, type StoredFile } from './store/evidence-store.js';
