import fc from 'fast-check';
import { addDays, toDay } from '#libs/kernel';
import { changeTerm, evidenceAgeTerm, reachTerm, reviewTrendTerm, signalTerm, tierTerm } from './terms.js';

const today = toDay('2027-06-01');
const tiers = ['R1', 'R2', 'R3', 'R4'];
const proof = (age: number, life: number) => ({ from: addDays(today, -age), to: addDays(today, life - age) });

describe('the terms of the score', () => {
  it.each([
    ['the first tier', tierTerm('R1', tiers), 0, 'tier_R1'],
    ['the second tier', tierTerm('R2', tiers), 0.333333, 'tier_R2'],
    ['the last tier', tierTerm('R4', tiers), 1, 'tier_R4'],
    ['no report', signalTerm(null), 0, 'no_report_yet'],
    ['reports as in the category', signalTerm(1), 0, 'no_more_reports_than_category'],
    ['twice as many reports', signalTerm(2), 0.5, 'more_reports_than_category'],
    ['no change', changeTerm(0), 0, 'unchanged_since_last_check'],
    ['three changes', changeTerm(3), 0.75, 'changed_since_last_check'],
    ['no proof', evidenceAgeTerm([], today, 0.75), 0, 'no_proof'],
    ['one old proof of two', evidenceAgeTerm([proof(76, 100), proof(75, 100)], today, 0.75), 0.5, 'proofs_growing_old'],
    ['no figures', reachTerm(null, { downloads: 10, activeUsers: 10 }), 0, 'no_figures_told'],
    [
      'figures where nobody has any',
      reachTerm({ downloads: 0, activeUsers: 0 }, { downloads: 0, activeUsers: 0 }),
      0,
      'downloads',
    ],
    [
      'the largest',
      reachTerm({ downloads: 5, activeUsers: 10 }, { downloads: 99, activeUsers: 10 }),
      1,
      'active_users',
    ],
    [
      'half the magnitude',
      reachTerm({ downloads: 9, activeUsers: 0 }, { downloads: 99, activeUsers: 10 }),
      0.5,
      'downloads',
    ],
    ['too few ratings', reviewTrendTerm({ earlier: null, later: 2 }, null), 0, 'too_few_ratings'],
    ['a fall by one', reviewTrendTerm({ earlier: 4, later: 3 }, null), 0.25, 'ratings_fall'],
    ['a rise', reviewTrendTerm({ earlier: 3, later: 4 }, null), 0, 'ratings_hold'],
    ['more complaints than fall', reviewTrendTerm({ earlier: 4, later: 3 }, 0.5), 0.5, 'complaints_rise'],
  ])('are known for %s', (_, term, value, because) => {
    expect(term).toEqual({ value, because });
  });

  it('stay between 0 and 1, and rise with what they measure', () => {
    const count = fc.nat(10_000_000);
    const mean = fc.double({ min: 1, max: 5, noNaN: true });
    const ratio = fc.double({ min: 0, max: 1e6, noNaN: true });
    const rises = <Given>(term: (given: Given) => { value: number }, less: Given, more: Given) => {
      expect(term(less).value).toBeGreaterThanOrEqual(0);
      expect(term(more).value).toBeLessThanOrEqual(1);
      expect(term(more).value).toBeGreaterThanOrEqual(term(less).value);
    };
    const pair = <Value extends number>(one: fc.Arbitrary<Value>) =>
      fc.tuple(one, one).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

    fc.assert(
      fc.property(pair(count), pair(mean), pair(ratio), count, (counts, means, ratios, maximum) => {
        const largest = { downloads: maximum, activeUsers: maximum };
        rises(changeTerm, ...counts);
        rises(signalTerm, ...ratios);
        rises((downloads: number) => reachTerm({ downloads, activeUsers: 0 }, largest), ...counts);
        rises((fall: number) => reviewTrendTerm({ earlier: 5, later: 6 - fall }, null), ...means);
        rises(
          (age: number) => evidenceAgeTerm([proof(age, 10_000)], today, 0.75),
          counts[0] % 9_000,
          (counts[0] % 9_000) + 900,
        );
      }),
    );
  });

  it('know no other tier', () => {
    expect(() => tierTerm('R5', tiers)).toThrow(RangeError);
  });
});
