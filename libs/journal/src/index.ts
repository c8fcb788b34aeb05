export * from './entry.js';
export * from './journal.js';
export * from './journal.module.js';
