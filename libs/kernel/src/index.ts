export * from './clock.js';
export * from './day.js';
export * from './domain-error.js';
export * from './duration.js';
export * from './id.js';
export * from './lifecycle.js';
export * from './stopped-clock.js';
export * from './working-calendar.js';
