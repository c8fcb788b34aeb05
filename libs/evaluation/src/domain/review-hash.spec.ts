import fc from 'fast-check';
import { reviewHash } from './review-hash.js';
import type { Verdict } from './verdict.js';

const score = (criterion: string, verdict: Verdict = 'conforme') => ({
  criterion,
  verdict,
  rationale: '',
  naReason: null,
  question: null,
  confidence: null,
  anchor: null,
  submissionVersion: 1,
});
const review = {
  assignmentId: 'a',
  number: 1,
  phase: 'sealed',
  frameworkVersion: '0.1.0',
  submissionVersion: 1,
  scores: [score('SEC-01'), score('SEC-02'), score('DRO-01')],
};

describe('the seal of a review', () => {
  it('does not depend on the order of the scores', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(review.scores, { minLength: 3 }), (scores) => {
        expect(reviewHash({ ...review, scores })).toBe(reviewHash(review));
      }),
    );
  });

  it.each([
    ['a verdict', { scores: [score('SEC-01', 'a_completer'), score('SEC-02'), score('DRO-01')] }],
    ['a rationale', { scores: [{ ...score('SEC-01'), rationale: ' ' }, score('SEC-02'), score('DRO-01')] }],
    ['a missing criterion', { scores: [score('SEC-01'), score('SEC-02')] }],
    ['the submission', { submissionVersion: 2 }],
    ['the number', { number: 2 }],
  ])('changes with %s', (_, change) => {
    expect(reviewHash({ ...review, ...change })).not.toBe(reviewHash(review));
  });
});
