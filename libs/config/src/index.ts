export * from './clock.module.js';
export * from './secret-file.js';
export * from './settings.js';
export * from './settings.module.js';
