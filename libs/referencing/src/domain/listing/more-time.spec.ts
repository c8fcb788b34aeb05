import fc from 'fast-check';
import { addDays, addMonths, type Day } from '#libs/kernel';
import { aVerdict, somePolicy, someRule } from '../decision/decision.builders.js';
import { ceilingOf } from '../decision/decision-policy.js';
import { grantFor } from '../decision/listing-grant.js';
import { closedShare, prolongedUntil, whyAskedTooLate, whyNoMoreTime } from './more-time.js';
import { trialPossibleFrom } from './trial-rest.js';

const policy = somePolicy();
const { weights } = policy.decision;
const day = (text: string) => text as Day;
const temporary = {
  status: 'active',
  basis: 'temporary',
  validUntil: day('2026-08-29'),
  temporaryCeiling: day('2027-03-02'),
} as const;
const trial = { status: 'active', basis: 'trial', validUntil: day('2027-03-02'), temporaryCeiling: null } as const;
const none = { givenBefore: false, gaps: [] };
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);

describe('more time for a listing', () => {
  it('weighs what is closed by the weights of the decision rule', () => {
    const gaps = [
      { severity: 'majeur', closed: true },
      { severity: 'mineur', closed: false },
    ];

    expect([closedShare(gaps, weights), closedShare([], weights)]).toEqual([0.75, 1]);
  });

  it.each([
    ['half of it closed', [true, false], []],
    ['less than half closed', [true, false, false], ['too_few_gaps_closed']],
  ])('is given to a temporary listing with %s', (_, closed, refused) => {
    const gaps = closed.map((one) => ({ severity: 'majeur', closed: one }));

    expect(codes(whyNoMoreTime(temporary, { givenBefore: false, gaps }, policy, day('2026-07-01')))).toEqual(refused);
  });

  it('is given once, while the listing stands, and never to a full one', () => {
    const today = day('2026-07-01');
    const given = { ...none, givenBefore: true };

    expect(codes(whyNoMoreTime(trial, given, policy, today))).toEqual(['prolonged_before']);
    expect(codes(whyNoMoreTime(trial, none, policy, day('2027-03-03')))).toEqual(['validity_over']);
    expect(codes(whyNoMoreTime({ ...trial, status: 'suspended' }, none, policy, today))).toEqual(['not_prolongable']);
    expect(codes(whyNoMoreTime({ ...trial, basis: 'full' }, none, policy, today))).toEqual(['not_prolongable']);
  });

  it('is asked three months before the end of a trial, at the latest', () => {
    const asked = (today: string) => codes(whyAskedTooLate(trial, policy, day(today)));

    expect([asked('2026-12-02'), asked('2026-12-03')]).toEqual([[], ['asked_too_late']]);
    expect(whyAskedTooLate(temporary, policy, temporary.validUntil)).toEqual([]);
  });

  it('is what the policy says, and no more than the ceiling of temporary listings', () => {
    expect(prolongedUntil(temporary, policy)).toBe('2026-11-29');
    expect(prolongedUntil({ ...temporary, temporaryCeiling: day('2026-10-01') }, policy)).toBe('2026-10-01');
    expect(prolongedUntil(trial, policy)).toBe('2028-03-02');
  });
});

describe('temporary time in a row', () => {
  const starts = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays(day('2024-01-01'), offset));
  const acts = fc.array(fc.record({ after: fc.integer({ min: 0, max: 200 }), prolong: fc.boolean() }), {
    maxLength: 8,
  });

  it('never exceeds the months of the policy, in whatever order decisions and prolongations come', () => {
    fc.assert(
      fc.property(starts, acts, (since, sequence) => {
        const rule = someRule();
        const ceiling = addMonths(since, policy.decision.temporary.max_months_in_a_row);
        const gaps = [aVerdict({ severity: 'mineur', verdict: 'non_conforme' })];
        let today = since;
        let givenBefore = false;
        let listing = first(since);
        for (const { after, prolong } of sequence) {
          today = addDays(today, after);
          if (today > listing.validUntil) break;
          if (prolong) {
            if (whyNoMoreTime(listing, { givenBefore, gaps: [] }, policy, today).length > 0) continue;
            listing = { ...listing, validUntil: prolongedUntil(listing, policy) };
            givenBefore = true;
          } else if (today < ceiling) {
            listing = granted(today, since);
          }
          expect(listing.validUntil <= ceiling).toBe(true);
        }

        function first(on: Day) {
          return granted(on, null);
        }
        function granted(on: Day, row: Day | null) {
          const { grant } = grantFor({
            outcome: 'temporary',
            gaps,
            tier: 'R2',
            temporarySince: row,
            rule,
            today: on,
            keepsUntil: null,
          });
          if (!grant?.temporary) throw new Error('a temporary decision grants a temporary listing');
          return { ...temporary, validUntil: grant.validUntil, temporaryCeiling: grant.temporary.ceiling };
        }
      }),
    );
  });
});

describe('a new trial after one that failed', () => {
  const past = (on: string | null) => ({
    adjournments: 0,
    temporaryMonthsUsed: 0,
    failedTrialEndedOn: on as Day | null,
  });

  it('waits for the months of the policy, also from the last day of February', () => {
    const from = (ended: string | null, today: string) => trialPossibleFrom(past(ended), policy, day(today));

    expect(from('2028-02-29', '2029-02-27')).toBe('2029-02-28');
    expect(from('2028-02-29', '2029-02-28')).toBeNull();
    expect(from(null, '2029-02-28')).toBeNull();
    expect(ceilingOf(day('2028-02-29'), policy.listing.new_request_after_failed_trial)).toBe('2029-02-28');
  });
});
