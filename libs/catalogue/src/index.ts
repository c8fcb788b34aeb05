export * from './application/catalogue.js';
export * from './catalogue.module.js';
export * from './catalogue.operations.js';
export * from './domain/public-status.js';
export * from './http/answer-cache.js';
export * from './http/list-query.js';
export * from './http/position.js';
export * from './http/present-version.js';
