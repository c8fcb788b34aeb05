/** The rules alone, without Nest and without a database: for the command line and for whoever redoes a draw. */
export * from './domain/agreement.js';
export * from './domain/assignment.lifecycle.js';
export * from './domain/conflict.js';
export * from './domain/consolidation.js';
export * from './domain/panel-proposal.js';
export * from './domain/quorum.js';
export * from './domain/review-hash.js';
export * from './domain/seeded-order.js';
export * from './domain/verdict.js';
