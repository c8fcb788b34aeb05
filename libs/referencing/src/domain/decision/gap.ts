import type { DecidedVerdict } from './decision.js';

/** The criteria that fail and count: mandatory and in force. A phased-in criterion is judged but does not count yet. */
export const gapsAmong = (verdicts: readonly DecidedVerdict[]): DecidedVerdict[] =>
  counted(verdicts).filter(({ verdict }) => verdict === 'non_conforme');

/** Verdicts that keep anything from being decided. */
export const undecidedAmong = (verdicts: readonly DecidedVerdict[]): DecidedVerdict[] =>
  counted(verdicts).filter(({ verdict }) => verdict === 'a_completer');

const counted = (verdicts: readonly DecidedVerdict[]): DecidedVerdict[] =>
  verdicts.filter(({ obligation, inForce }) => obligation === 'obligatoire' && inForce);
