export * from './application/checkpoints.js';
export type { SignedCheckpoint } from './application/log.work.js';
export type { JournalVerdict } from './application/verify-journal.js';
export * from './commands.js';
export * from './domain/draw.js';
export { NoteFault } from './domain/note/note-fault.js';
export * from './jobs/trust.jobs.js';
export * from './trust.module.js';
export * from './trust.operations.js';
