export * from './demo/demo-people.js';
export * from './domain/account.js';
export * from './domain/mandate-scope.js';
export * from './domain/siren.js';
