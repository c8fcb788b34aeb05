import { driftOf, pairsOf } from './expert-drift.js';

/** One line per unit: what a, b and c said; a point is nothing. */
const ratings = (...lines: string[]) =>
  lines.flatMap((line, unit) =>
    line
      .split(' ')
      .flatMap((value, rater) => (value === '.' ? [] : [{ unit: `u${unit}`, rater: 'abc'.charAt(rater), value }])),
  );

describe('how experts judge beside one another', () => {
  it('shows the expert who is severe where the others are not', () => {
    const drift = driftOf(ratings('n c c', 'n c .', 'c c c', 'n . .'), 'n');

    expect(drift.map(({ rater, shared, drift: by }) => [rater, shared, Number(by.toFixed(3))])).toEqual([
      ['a', 3, 0.667],
      ['b', 3, -0.4],
      ['c', 2, -0.25],
    ]);
  });

  it('says nothing of who judged alone', () => {
    expect(driftOf(ratings('n . .'), 'n')).toEqual([]);
  });

  it('tells how often two met and agreed, the most often first', () => {
    const pairs = pairsOf(ratings('n n c', 'c c .', 'n c .'));

    expect(pairs.map(({ raters, shared, same }) => [raters.join(''), shared, same])).toEqual([
      ['ab', 3, 2],
      ['ac', 1, 0],
      ['bc', 1, 0],
    ]);
  });
});
