export * from './settings.js';
export * from './settings.module.js';
