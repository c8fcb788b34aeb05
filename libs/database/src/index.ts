export * from './bounded-data-source.js';
export { noting } from './commit-witness.js';
export * from './data-source.js';
export * from './database.module.js';
export * from './hot-sql.js';
export * from './migrations.js';
export * from './transactions.js';
