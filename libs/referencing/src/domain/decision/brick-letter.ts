/** The letter of one brick, and on what it rests. There is no overall letter: an average would hide a fatal flaw. */
export interface BrickLetter {
  readonly brick: string;
  readonly letter: string;
  /** Share of the weight that conforms, between 0 and 1. */
  readonly conformShare: number;
  /** Share of the verdicts by level of trust in their evidence, in the words of the framework. */
  readonly trust: Readonly<Record<string, number>>;
  /** What held the letter down. */
  readonly capped: readonly string[];
}
