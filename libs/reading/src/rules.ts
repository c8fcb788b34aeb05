/** The rules alone: pure, without Nest and without a database, for the command line and for whoever reads texts. */
export { MARKS, type MarkKind } from './domain/pseudonymising/marks.js';
export { type Found, type Pseudonymised, Pseudonymiser } from './domain/pseudonymising/pseudonymise.js';
export { HEALTH_DOUBT, type Reading, TextReader } from './domain/reading/read-text.js';
export {
  KINDS as REPORT_KINDS,
  type ReadSeverity,
  type ReportKind,
  SERVICES,
  SEVERITIES as READ_SEVERITIES,
  type Service,
} from './domain/reading/vocabulary.js';
export { foldedWords } from './domain/text/folded-words.js';
export { departureModelName, departurePseudonymiser, departureReader } from './notation/departure.js';
export { labelledLine } from './notation/parse-training.js';
export { trainDeparture } from './notation/train-departure.js';
export type { LabelledText } from './training/labelled-text.js';
