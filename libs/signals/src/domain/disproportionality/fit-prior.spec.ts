import { fitPrior, logLikelihood, type ObservedPair } from './fit-prior.js';
import { logMarginal, type MixturePrior } from './gamma-mixture.js';

const DUMOUCHEL: MixturePrior = { alpha1: 0.204, beta1: 0.058, alpha2: 1.415, beta2: 1.838, weight: 0.0969 };
const TRUTH: MixturePrior = { alpha1: 3, beta1: 0.6, alpha2: 4, beta2: 5, weight: 0.25 };

/** Numbers between 0 and 1 that look random and are the same each time (Marsaglia's xorshift, 32 bits). */
function* drops(): Generator<number, never> {
  for (let x = 2_463_534_242; ; ) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    yield (x >>> 0) / 2 ** 32;
  }
}

/** For each expected count, as many pairs of each observed count as the truth makes of a thousand, cut to what is listed. */
function pairsUnder(prior: MixturePrior, zeroesListed: boolean): ObservedPair[] {
  const { alpha1, beta1, alpha2, beta2, weight } = prior;
  const chance = drops();
  return [0.3, 1, 3, 8].flatMap((expected) =>
    Array.from({ length: 600 }, () => {
      const first = chance.next().value < weight;
      const part = (n: number) =>
        Math.exp(first ? logMarginal(n, expected, alpha1, beta1) : logMarginal(n, expected, alpha2, beta2));
      const least = zeroesListed ? 0 : 1;
      let rest = chance.next().value * (zeroesListed ? 1 : 1 - part(0));
      let observed = least;
      for (; rest > part(observed) && observed < 500; observed += 1) rest -= part(observed);
      return { observed, expected };
    }),
  );
}

describe('a prior fitted to pairs', () => {
  it.each([true, false])(
    'makes them at least as probable as the one they came from (zeroes listed: %s)',
    (zeroesListed) => {
      const pairs = pairsUnder(TRUTH, zeroesListed);
      const fitted = fitPrior(pairs, { start: DUMOUCHEL, minPairs: 1000, zeroesListed });

      expect(fitted.converged).toBe(true);
      expect(fitted.logLikelihood).toBeGreaterThanOrEqual(logLikelihood(pairs, TRUTH, zeroesListed));
      expect(fitted.logLikelihood).toBeCloseTo(logLikelihood(pairs, fitted.prior, zeroesListed), 6);
    },
  );

  it('comes back to the prior of many pairs, from elsewhere', () => {
    const { prior } = fitPrior(pairsUnder(TRUTH, true), { start: DUMOUCHEL, minPairs: 1000, zeroesListed: true });
    const mean = ({ alpha1, beta1, alpha2, beta2, weight }: MixturePrior) =>
      (weight * alpha1) / beta1 + ((1 - weight) * alpha2) / beta2;

    expect(mean(prior)).toBeGreaterThan(mean(TRUTH) * 0.85);
    expect(mean(prior)).toBeLessThan(mean(TRUTH) * 1.15);
    expect(prior.alpha1 / prior.beta1).toBeGreaterThan(prior.alpha2 / prior.beta2);
  });

  it('is refused where there is too little to fit, or a pair is none', () => {
    const rules = { start: DUMOUCHEL, minPairs: 2, zeroesListed: false };

    expect(() => fitPrior([{ observed: 1, expected: 1 }], rules)).toThrow('1 pairs are too few');
    expect(() =>
      fitPrior(
        [
          { observed: 1, expected: 1 },
          { observed: 0, expected: 1 },
        ],
        rules,
      ),
    ).toThrow('pair 2');
    expect(() =>
      fitPrior(
        [
          { observed: 1, expected: 1 },
          { observed: 2, expected: 0 },
        ],
        rules,
      ),
    ).toThrow('pair 2');
  });
});
