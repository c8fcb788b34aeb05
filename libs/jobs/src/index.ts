export * from './declaration.js';
export * from './handler.js';
export * from './jobs-platform.module.js';
export * from './match-jobs.js';
export * from './timers.js';
