export * from './house-jobs.js';
export * from './house-lifecycles.js';
export * from './house-operations.js';
