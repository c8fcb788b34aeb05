import type { ReadSeverity, ReportKind } from '../domain/reading/vocabulary.js';
import { foldedWords } from '../domain/text/folded-words.js';

/** A text that somebody has read. */
export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly kind: ReportKind;
  readonly severity: ReadSeverity;
  /** Written for training, not by a person who used an application. */
  readonly synthetic?: boolean | undefined;
  /** Guessed by a program or derived from a coarser label: teaches a little, measures nothing. */
  readonly weak?: boolean | undefined;
  /** Never taught: only measured. */
  readonly holdout?: boolean | undefined;
}

/** The same text pasted twice, whatever its accents, case and punctuation, counts once; what is only measured goes first, so that it
 * is never taught, then a label by a person. */
export function foldRepeated(texts: readonly LabelledText[]): readonly LabelledText[] {
  const byFold = new Map<string, LabelledText>();
  for (const text of [...texts].sort((one, other) => rankOf(one) - rankOf(other))) {
    const fold = foldedWords(text.text).join(' ');
    if (fold !== '' && !byFold.has(fold)) byFold.set(fold, text);
  }
  return [...byFold.values()];
}

const rankOf = ({ holdout, weak }: LabelledText): number => (holdout ? 0 : weak ? 2 : 1);
