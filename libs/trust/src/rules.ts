/** What anyone needs to check the log and a draw: pure, without Nest and without a database. */
export * from './domain/draw.js';
export * from './domain/note/checkpoint.js';
export * from './domain/note/note-fault.js';
export * from './domain/note/note-key.js';
export * from './domain/note/signed-note.js';
export * from './domain/note/tlog-proof.js';
export * from './domain/tree/growing-tree.js';
export * from './domain/tree/hash.js';
export * from './domain/tree/place.js';
export * from './domain/tree/proof.js';
export * from './domain/tree/verify.js';
