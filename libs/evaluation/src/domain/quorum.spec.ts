import fc from 'fast-check';
import { type CountedScore, isReached, quorumOf } from './quorum.js';

const criteria = [
  { id: 'SEC-01', assessor: 'expert', expertsRequired: 2 },
  { id: 'INF-01', assessor: 'agent', expertsRequired: 3 },
];
const FIRST = { round: 1, criteria: [] };

const score = (criterion: string, expertId: string, more: Partial<CountedScore> = {}): CountedScore => ({
  criterion,
  expertId,
  round: 1,
  stale: false,
  standing: true,
  ...more,
});

const whole = [score('SEC-01', 'a'), score('SEC-01', 'b'), score('INF-01', 'a')];

describe('the quorum', () => {
  it('is reached when each criterion has its number, and one alone for what an agent assesses', () => {
    expect(quorumOf(criteria, whole, FIRST)).toEqual([
      { criterion: 'SEC-01', required: 2, received: 2, reached: true },
      { criterion: 'INF-01', required: 1, received: 1, reached: true },
    ]);
  });

  it.each([
    ['a stale review', { stale: true }],
    ['a recalled or voided review', { standing: false }],
  ])('does not count %s (EXP-03, EXP-10)', (_, more) => {
    const scores = [score('SEC-01', 'a'), score('SEC-01', 'b', more), score('INF-01', 'a')];

    expect(isReached(quorumOf(criteria, scores, FIRST))).toBe(false);
  });

  it('counts an expert once', () => {
    const scores = [score('SEC-01', 'a'), score('SEC-01', 'a', { round: 2 }), score('INF-01', 'a')];

    expect(isReached(quorumOf(criteria, scores, FIRST))).toBe(false);
  });

  it('asks an extra round for a review of its own, and keeps those of the first', () => {
    const extra = { round: 2, criteria: ['SEC-01'] };

    expect(isReached(quorumOf(criteria, whole, extra))).toBe(false);
    expect(isReached(quorumOf(criteria, [...whole, score('SEC-01', 'c', { round: 2 })], extra))).toBe(true);
  });

  it('is not reached by nothing at all', () => {
    expect(isReached(quorumOf([], [], FIRST))).toBe(false);
  });

  it('is never lost by one more valid review', () => {
    const any = fc.record({
      criterion: fc.constantFrom('SEC-01', 'INF-01'),
      expertId: fc.constantFrom('a', 'b', 'c'),
      round: fc.constantFrom(1, 2),
      stale: fc.boolean(),
      standing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any), any, (scores, more) => {
        if (!isReached(quorumOf(criteria, scores, FIRST))) return;

        expect(isReached(quorumOf(criteria, [...scores, more], FIRST))).toBe(true);
      }),
    );
  });
});
