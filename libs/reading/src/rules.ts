/** The rules alone: pure, without Nest and without a database, for the command line and for whoever reads texts. */
export { MARKS, type MarkKind } from './domain/pseudonymising/marks.js';
export { type Found, type Pseudonymised, Pseudonymiser } from './domain/pseudonymising/pseudonymise.js';
export { departurePseudonymiser } from './notation/departure.js';
