import { Invalid } from '#libs/kernel';
import { minimise } from '../numeric/minimise.js';
import { logMarginal, type MixturePrior } from './gamma-mixture.js';

/** A pair of product and event: cases seen, cases expected. */
export interface ObservedPair {
  readonly observed: number;
  readonly expected: number;
}

export interface FitRules {
  /** Where the search begins: DuMouchel's published values are usual. */
  readonly start: MixturePrior;
  /** Below so many pairs nothing can be fitted. */
  readonly minPairs: number;
  /** Whether pairs never seen are in the list. When they are not, each part of the mixture is cut at one case. */
  readonly zeroesListed: boolean;
}

export interface FittedPrior {
  readonly prior: MixturePrior;
  readonly logLikelihood: number;
  readonly pairs: number;
  readonly converged: boolean;
}

/** The likelihood has several summits: the search begins at these too, and the highest counts. They decide nothing else. */
const OTHER_STARTS: readonly MixturePrior[] = [
  { alpha1: 2, beta1: 0.5, alpha2: 3, beta2: 3, weight: 0.2 },
  { alpha1: 0.5, beta1: 0.2, alpha2: 10, beta2: 10, weight: 0.3 },
];

/**
 * The prior under which the pairs are most probable (maximum marginal likelihood), searched on the logarithms of the four
 * gamma parameters and the log odds of the weight.
 * Source: DuMouchel 1999. When only pairs seen at least once are kept, each component is truncated by itself: cutting the
 * mixture as a whole answers another question, and gives other numbers.
 * @throws Invalid with fewer pairs than `minPairs`, or a pair that is none
 */
export function fitPrior(pairs: readonly ObservedPair[], { start, minPairs, zeroesListed }: FitRules): FittedPrior {
  if (pairs.length < minPairs) {
    throw new Invalid('too_few_pairs', `${pairs.length} pairs are too few to fit a prior: at least ${minPairs}.`);
  }
  const least = zeroesListed ? 0 : 1;
  pairs.forEach(({ observed, expected }, index) => {
    const usable = Number.isSafeInteger(observed) && observed >= least && Number.isFinite(expected) && expected > 0;
    if (!usable) {
      throw new Invalid('pair_unusable', `pair ${index + 1}: observed is from ${least}, expected is above 0.`);
    }
  });
  const folded = foldEqual(pairs);
  const unlikely = (point: readonly number[]): number => {
    const prior = priorAt(point);
    return prior ? -weighed(folded, prior, zeroesListed) : Number.POSITIVE_INFINITY;
  };
  const found = [start, ...OTHER_STARTS].map((one) => minimise(unlikely, pointOf(one)));
  const { at, value, converged } = found.reduce((best, one) => (one.value < best.value ? one : best));
  return { prior: ordered(priorAt(at) ?? start), logLikelihood: -value, pairs: pairs.length, converged };
}

/** ln of the probability of all pairs under a prior. */
export const logLikelihood = (pairs: readonly ObservedPair[], prior: MixturePrior, zeroesListed: boolean): number =>
  weighed(foldEqual(pairs), prior, zeroesListed);

interface CountedPair extends ObservedPair {
  readonly times: number;
}

/** Equal pairs once, with their number: a catalogue has far fewer kinds of pairs than pairs. */
function foldEqual(pairs: readonly ObservedPair[]): readonly CountedPair[] {
  const kinds = new Map<string, CountedPair>();
  for (const { observed, expected } of pairs) {
    const key = `${observed} ${expected}`;
    kinds.set(key, { observed, expected, times: (kinds.get(key)?.times ?? 0) + 1 });
  }
  return [...kinds.values()];
}

function weighed(pairs: readonly CountedPair[], prior: MixturePrior, zeroesListed: boolean): number {
  const { alpha1, beta1, alpha2, beta2, weight } = prior;
  const part = (n: number, expected: number, alpha: number, beta: number): number => {
    const log = logMarginal(n, expected, alpha, beta);
    return zeroesListed ? log : log - Math.log(-Math.expm1(logMarginal(0, expected, alpha, beta)));
  };
  return pairs.reduce((sum, { observed, expected, times }) => {
    const one = Math.log(weight) + part(observed, expected, alpha1, beta1);
    const other = Math.log1p(-weight) + part(observed, expected, alpha2, beta2);
    const greater = Math.max(one, other);
    return sum + times * (greater + Math.log(Math.exp(one - greater) + Math.exp(other - greater)));
  }, 0);
}

const pointOf = ({ alpha1, beta1, alpha2, beta2, weight }: MixturePrior): number[] => [
  ...[alpha1, beta1, alpha2, beta2].map(Math.log),
  Math.log(weight) - Math.log1p(-weight),
];

/** Undefined far outside of what a catalogue can show: the search stays where numbers mean something. */
function priorAt(point: readonly number[]): MixturePrior | undefined {
  const [a1 = 0, b1 = 0, a2 = 0, b2 = 0, odds = 0] = point;
  if ([a1, b1, a2, b2].some((x) => Math.abs(x) > 9) || Math.abs(odds) > 15) return undefined;
  return {
    alpha1: Math.exp(a1),
    beta1: Math.exp(b1),
    alpha2: Math.exp(a2),
    beta2: Math.exp(b2),
    weight: 1 / (1 + Math.exp(-odds)),
  };
}

/** The part with the greater mean first, so that two fits can be compared. */
function ordered(prior: MixturePrior): MixturePrior {
  const { alpha1, beta1, alpha2, beta2, weight } = prior;
  if (alpha1 / beta1 >= alpha2 / beta2) return prior;
  return { alpha1: alpha2, beta1: beta2, alpha2: alpha1, beta2: beta1, weight: 1 - weight };
}
