import fc from 'fast-check';
import { type Measures, SCORE_TERMS, scoreOf, sumOf } from './score.js';

const weights = { tier: 30, signal: 25, change: 15, evidence_age: 10, reach: 10, review_trend: 10 };
const measured = (values: readonly number[]): Measures =>
  Object.fromEntries(SCORE_TERMS.map((term, place) => [term, { value: values[place] ?? 0, because: 'test' }])) as never;
const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });

describe('the score of a listing', () => {
  it.each([
    ['nothing speaks for an audit', [0, 0, 0, 0, 0, 0], 0],
    ['everything does', [1, 1, 1, 1, 1, 1], 100],
    ['only the tier does', [1, 0, 0, 0, 0, 0], 30],
    ['the tier does by a third', [1 / 3, 0, 0, 0, 0, 0], 10],
    ['there is half of a signal', [0, 0.5, 0, 0, 0, 0], 12.5],
  ])('when %s', (_, given, points) => {
    expect(scoreOf(measured(given), weights).points).toBe(points);
  });

  it('is the sum of its parts exactly, and keeps every one of them with its reason', () => {
    fc.assert(
      fc.property(values, (given) => {
        const { points, parts } = scoreOf(measured(given), weights);

        expect(parts.map(({ term }) => term)).toEqual([...SCORE_TERMS]);
        expect(sumOf(parts)).toBe(points);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('never falls when one term rises', () => {
    fc.assert(
      fc.property(values, fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true }), (given, place, other) => {
        const [low, high] = [Math.min(given[place] ?? 0, other), Math.max(given[place] ?? 0, other)];

        expect(scoreOf(measured(given.with(place, high)), weights).points).toBeGreaterThanOrEqual(
          scoreOf(measured(given.with(place, low)), weights).points,
        );
      }),
    );
  });

  it('refuses a term that is no share', () => {
    expect(() => scoreOf(measured([1.1, 0, 0, 0, 0, 0]), weights)).toThrow(RangeError);
    expect(() => scoreOf(measured([Number.NaN, 0, 0, 0, 0, 0]), weights)).toThrow(RangeError);
  });
});
