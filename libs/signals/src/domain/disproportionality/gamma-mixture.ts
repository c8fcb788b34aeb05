import { Invalid } from '#libs/kernel';
import { digamma, logGamma } from '../numeric/gamma.js';
import { type GammaPart, mixtureQuantile } from '../numeric/gamma-quantile.js';

/** What is believed of the ratios observed / expected before a pair is looked at: two gammas, the first of this weight. */
export interface MixturePrior {
  readonly alpha1: number;
  readonly beta1: number;
  readonly alpha2: number;
  readonly beta2: number;
  readonly weight: number;
}

export interface GeometricMean {
  readonly value: number;
  readonly eb05: number;
  readonly eb95: number;
}

/** Far beyond any prior that was ever fitted, and near enough for exact arithmetic. */
const [LEAST, MOST] = [1e-6, 1e6];

/** The prior of five numbers α1, β1, α2, β2, p, as DuMouchel writes them. @throws Invalid naming the one at fault */
export function mixturePriorOf(numbers: readonly number[]): MixturePrior {
  const [alpha1 = Number.NaN, beta1 = Number.NaN, alpha2 = Number.NaN, beta2 = Number.NaN, weight = Number.NaN] =
    numbers;
  const refuse = (field: string, what: string) =>
    new Invalid('prior_unusable', `${field} is ${what}.`, [{ code: 'prior_unusable', message: what, field }]);
  if (numbers.length !== 5) throw refuse('prior', 'five numbers: a1,b1,a2,b2,p');
  const shapes = { a1: alpha1, b1: beta1, a2: alpha2, b2: beta2 };
  for (const [name, value] of Object.entries(shapes)) {
    if (!(value >= LEAST && value <= MOST)) throw refuse(name, `a number from ${LEAST} to ${MOST}`);
  }
  if (!(weight >= 0 && weight <= 1)) throw refuse('p', 'a share from 0 to 1');
  return { alpha1, beta1, alpha2, beta2, weight };
}

/**
 * ln of the probability of n cases where E are expected, if the true ratio follows a gamma: negative binomial.
 * @param expected may be 0: then only n = 0 is possible
 */
export function logMarginal(n: number, expected: number, alpha: number, beta: number): number {
  const logMiss = -Math.log1p(expected / beta);
  if (n === 0) return alpha * logMiss;
  if (expected === 0) return Number.NEGATIVE_INFINITY;
  const choose = logGamma(alpha + n) - logGamma(alpha) - logGamma(n + 1);
  return choose + alpha * logMiss - n * Math.log1p(beta / expected);
}

/** What is believed of the ratio once n cases were seen where E were expected. The first part's weight is Qn. */
export function posteriorOf(prior: MixturePrior, n: number, expected: number): readonly [GammaPart, GammaPart] {
  const { alpha1, beta1, alpha2, beta2, weight } = prior;
  const one = Math.log(weight) + logMarginal(n, expected, alpha1, beta1);
  const other = Math.log1p(-weight) + logMarginal(n, expected, alpha2, beta2);
  const q = one === other ? 0.5 : 1 / (1 + Math.exp(other - one));
  return [
    { weight: q, shape: alpha1 + n, rate: beta1 + expected },
    { weight: 1 - q, shape: alpha2 + n, rate: beta2 + expected },
  ];
}

/**
 * Empirical Bayes geometric mean, exp of the mean of ln(ratio), with the 5 % and 95 % quantiles of the posterior.
 * No unit; 1 is no association.
 * Source: DuMouchel, Am Stat 1999;53:177 (multi-item gamma Poisson shrinker). Assumes Poisson counts and a prior fitted on
 * many pairs (`fitPrior`), or a published one.
 */
export function geometricMean(prior: MixturePrior, n: number, expected: number): GeometricMean {
  const posterior = posteriorOf(prior, n, expected);
  const logMean = posterior.reduce(
    (sum, { weight, shape, rate }) => sum + weight * (digamma(shape) - Math.log(rate)),
    0,
  );
  return {
    value: Math.exp(logMean),
    eb05: mixtureQuantile(0.05, posterior),
    eb95: mixtureQuantile(0.95, posterior),
  };
}
