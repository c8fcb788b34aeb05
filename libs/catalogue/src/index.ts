export * from './application/catalogue.js';
export * from './catalogue.module.js';
export * from './catalogue.operations.js';
export * from './domain/public-status.js';
