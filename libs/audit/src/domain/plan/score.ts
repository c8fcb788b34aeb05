/** What makes a listing worth an audit (policy.md, 5): risk, what is heard of it, how many it reaches. */
export const SCORE_TERMS = ['tier', 'signal', 'change', 'evidence_age', 'reach', 'review_trend'] as const;
export type ScoreTerm = (typeof SCORE_TERMS)[number];

/** How strong one term is, from 0 to 1, and where that comes from in a word of `REASONS`. */
export interface Measured {
  readonly value: number;
  readonly because: string;
}

export type Measures = Readonly<Record<ScoreTerm, Measured>>;
/** Points that each term gives at most; from the policy. */
export type ScoreWeights = Readonly<Record<ScoreTerm, number>>;

export interface ScorePart extends Measured {
  readonly term: ScoreTerm;
  readonly weight: number;
  readonly points: number;
}

/** Every part is kept: whoever is chosen may read why. */
export interface Score {
  readonly points: number;
  readonly parts: readonly ScorePart[];
}

/** Points are whole ten-thousandths, so that the parts add up to the score exactly, on any machine. */
const FINENESS = 10_000;

/** @throws RangeError when a term is not between 0 and 1 */
export function scoreOf(measures: Measures, weights: ScoreWeights): Score {
  const parts = SCORE_TERMS.map((term): ScorePart => {
    const { value, because } = measures[term];
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${term} is ${value}, not between 0 and 1`);
    const weight = weights[term];
    return { term, value, because, weight, points: Math.round(weight * value * FINENESS) / FINENESS };
  });
  return { points: sumOf(parts), parts };
}

export const sumOf = (parts: readonly Pick<ScorePart, 'points'>[]): number =>
  parts.reduce((sum, { points }) => sum + Math.round(points * FINENESS), 0) / FINENESS;
