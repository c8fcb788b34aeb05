import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { earsBounds } from './ears.js';
import { farringtonAlarm } from './farrington.js';
import { criticalValue, falseAlarms, logLikelihoodRatio } from './maxsprt.js';
import { averageRunLength, poissonCusumOf, referenceValue } from './poisson-cusum.js';
import { TEMPORAL_METHODS, type TemporalMethod, temporalAnswer } from './temporal-case.js';

interface Oracle {
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly data: readonly number[] | null;
  readonly published: readonly number[];
  readonly tolerance: number;
}
const oracles: readonly Oracle[] = JSON.parse(readFileSync('test/vectors/signal-oracles.json', 'utf8')).temporal;

/** The oracle of `maxsprt-cv-T1-M1` is for `maxsprt`, and so on. */
const methodOf = (id: string): TemporalMethod => {
  const found = TEMPORAL_METHODS.find((method) => id.toLowerCase().startsWith(method));
  if (!found) throw new Error(`no method for ${id}`);
  return found;
};

describe('temporal methods, beside what others published', () => {
  it.each(oracles)('$id', ({ id, params, data, published, tolerance }) => {
    const found = temporalAnswer(methodOf(id), { params, data });

    expect(found).toHaveLength(published.length);
    found.forEach((value, at) => {
      expect(Math.abs(value - (published[at] ?? Number.NaN))).toBeLessThanOrEqual(tolerance);
    });
  });
});

describe('temporal methods, of any series', () => {
  const series = fc.array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(10_000)), { minLength: 60, maxLength: 120 });
  const params = {
    'ears-c1': { baseline: 7, alpha: 0.001 },
    'ears-c2': { baseline: 7, alpha: 0.001 },
    'ears-c3': { baseline: 7, alpha: 0.025 },
    cusum: { k: 1.04, h: 2.26, m: 2.8 },
    farrington: { b: 3, w: 2, alpha: 0.05, freq: 12, limit54: [5, 4] },
  };

  it.each(Object.entries(params))('%s gives a number from 0 for every point', (method, rules) => {
    fc.assert(
      fc.property(series, (data) => {
        const found = temporalAnswer(method as TemporalMethod, { params: rules, data });

        expect(found.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
      }),
    );
  });

  it('judges as many of the last points as asked', () => {
    const data = Array.from({ length: 40 }, (_, at) => at % 5);
    const all = temporalAnswer('ears-c2', { params: { ...params['ears-c2'], last: 30 }, data });

    expect(all).toHaveLength(30);
    expect(temporalAnswer('ears-c2', { params: params['ears-c2'], data })).toEqual(all.slice(-23));
    expect(temporalAnswer('ears-c2', { params: params['ears-c2'], data: data.slice(0, 12) })).toHaveLength(2);
  });

  it('rises with the series it judges: more cases before, a higher bound of C1', () => {
    fc.assert(
      fc.property(series, (data) => {
        const rules = { baseline: 7, alpha: 0.001, minSigma: 0 };
        const more = data.map((count) => count + 1);

        earsBounds('c1', data, rules, 20).forEach((bound, at) => {
          expect(earsBounds('c1', more, rules, 20)[at]).toBeCloseTo(bound + 1, 6);
        });
      }),
      { numRuns: 20 },
    );
  });

  it.each<[TemporalMethod, object, string]>([
    ['ears-c1', { data: [1] }, 'params is an object'],
    ['ears-c1', { params: {}, data: [1] }, 'params.baseline is a whole number'],
    ['ears-c1', { params: { baseline: 7 }, data: [1] }, 'params.alpha is a share'],
    ['ears-c1', { params: params['ears-c1'], data: null }, 'data is a list of counts'],
    ['ears-c1', { params: params['ears-c1'], data: [1, -1] }, 'data.1 is a whole number'],
    ['ears-c1', { params: params['ears-c1'], data: [1, 2] }, 'data holds 2 points: more than 10'],
    [
      'ears-c1',
      { params: { ...params['ears-c1'], last: 9 }, data: new Array(15).fill(1) },
      'params.last is a whole number from 1 to 5',
    ],
    ['cusum', { params: { k: 1 }, data: [1] }, 'params.m is a number'],
    ['poisson-cusum', { params: { theta: 2, h: 5 } }, 'params.k is a number'],
    ['poisson-cusum', { params: { theta: 2, h: 5, k: 2.885 } }, 'params.k has more than 2 decimals'],
    ['poisson-cusum', { params: { theta: 2, h: 900, k: 2.5 } }, 'params.h makes 1800 states'],
    ['poisson-cusum', { params: { theta: 0.01, h: 90, k: 9 } }, 'params.h is reached so rarely'],
    ['poisson-cusum', { params: { theta0: 2 } }, 'params.theta1 is a number'],
    [
      'farrington',
      { params: { ...params.farrington, limit54: [5] }, data: [1] },
      'params.limit54 is two whole numbers',
    ],
    ['farrington', { params: { ...params.farrington, w: 6 }, data: [1] }, 'params.w makes the windows'],
    ['maxsprt', { params: { upper_limit_expected: 0, alpha: 0.05 } }, 'params.upper_limit_expected is a number'],
    ['maxsprt', { params: { upper_limit_expected: 1, alpha: 0.05, delay: 1 } }, 'params.delay is not before'],
    ['maxsprt', { params: { upper_limit_expected: 1, alpha: 2 } }, 'params.alpha is a share'],
  ])('%s refuses %j, and names the field', (method, given, sentence) => {
    expect(() => temporalAnswer(method, { params: undefined, ...given })).toThrow(sentence);
  });
});

describe('Poisson cusum', () => {
  it('alarms later the higher the limit, sooner the higher the mean', () => {
    expect(averageRunLength(6, 3, 2)).toBeGreaterThan(averageRunLength(5, 3, 2));
    expect(averageRunLength(5, 3, 4)).toBeLessThan(averageRunLength(5, 3, 2));
    expect(averageRunLength(8.4, 2.6, 2)).toBeCloseTo(531.62, 1);
    expect(averageRunLength(8.4, 2.6, 4)).toBeCloseTo(6.787, 3);
  });

  it('has its reference value between the two means', () => {
    const mean = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(mean, mean, (one, other) => {
        const k = referenceValue(one, other);

        expect(k).toBeGreaterThanOrEqual(Math.min(one, other) * (1 - 1e-9));
        expect(k).toBeLessThanOrEqual(Math.max(one, other) * (1 + 1e-9));
      }),
    );
    expect(poissonCusumOf([0, 5, 5, 0], 3)).toEqual([0, 2, 4, 1]);
  });
});

describe('MaxSPRT', () => {
  it.each([
    [100, 1, 0.05, 3.952321],
    [10, 1, 0.01, 5.260513],
  ])('has the published critical value for T=%d, M=%d, α=%d', (upperLimitExpected, minEvents, alpha, expected) => {
    expect(criticalValue({ upperLimitExpected, minEvents, alpha, delay: 0 })).toBeCloseTo(expected, 5);
  });

  it('never alarms falsely more often than it says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 15, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0.005, max: 0.2, noNaN: true }),
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        (upperLimitExpected, minEvents, alpha, delay) => {
          const design = { upperLimitExpected, minEvents, alpha, delay };

          expect(falseAlarms(criticalValue(design) + 1e-9, design)).toBeLessThanOrEqual(alpha + 1e-9);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('measures nothing while there are no more cases than expected', () => {
    expect(logLikelihoodRatio(2, 3)).toBe(0);
    expect(logLikelihoodRatio(4, 2)).toBeCloseTo(4 * Math.log(2) - 2, 12);
    expect(logLikelihoodRatio(1, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('Farrington', () => {
  it('needs a few cases to alarm at all', () => {
    const rules = { b: 3, w: 3, alpha: 0.05, freq: 52, limit54: [5, 4] } as const;

    expect(farringtonAlarm([0, 0, 0, 4], 3, 1, rules)).toBe(false);
    expect(farringtonAlarm([0, 0, 1, 4], 3, 1, rules)).toBe(true);
    expect(farringtonAlarm([0, 0, 1, 4], 3, 4, rules)).toBe(false);
  });
});
