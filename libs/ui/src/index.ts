export * from './document.js';
export * from './icon.js';
export * from './parts.js';
export * from './plain-page.js';
export * from './stylesheet.js';
