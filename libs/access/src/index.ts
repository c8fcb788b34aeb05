export * from './access.module.js';
export * from './access-guard.js';
export * from './acting.js';
export * from './operation.decorator.js';
export * from './operation-table.js';
export * from './operations.module.js';
export * from './standing-resolver.js';
