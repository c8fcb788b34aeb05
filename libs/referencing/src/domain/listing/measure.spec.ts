import fc from 'fast-check';
import { addDays, type Day, daysBetween, newId, startOf } from '#libs/kernel';
import { aQuestion, MONDAY, someRule } from '../decision/decision.builders.js';
import { issueDecision } from '../decision/issue-decision.js';
import { decideMeasure } from './decide-measure.js';
import { grantsListing, Listing, type ListingSnapshot } from './listing.js';
import { LISTING_STATUSES, type ListingCondition, listingLifecycle } from './listing.lifecycle.js';
import { effectsOf, listingConditions, MEASURE_OF, type MeasureAction } from './measure.js';

const rule = someRule();
const CONTESTED = newId<'Decision'>();
const nine = (day: Day) => new Date(startOf(day).getTime() + 9 * 3_600_000);
const given = (today: Day, emergency = false) => ({
  rule,
  now: nine(today),
  today,
  motive: 'Un motif.',
  emergency,
  contested: CONTESTED,
});

function listed(): Listing {
  const { decision } = issueDecision(aQuestion([], 'full'));
  if (!grantsListing(decision)) throw new Error('a full decision grants');
  return Listing.open(newId<'Listing'>(), decision);
}

const EVERYTHING = {
  motiveGiven: true,
  signerIndependent: true,
  publisherHeard: true,
  causeGone: true,
  noticeServed: true,
  delistingAnnulled: true,
  changeIsMinor: true,
  stayOrdered: true,
  stayOver: true,
  moreTimeAllowed: true,
};

function take(listing: Listing, action: MeasureAction, today: Day, emergency = false): ListingSnapshot {
  const before = listing.toSnapshot();
  const met = listingConditions(before, EVERYTHING, today);
  const decision = decideMeasure({
    ...given(today, emergency),
    listing: before,
    action,
    motives: [{ criterion: null, text: 'Un motif.' }],
    remedies: 'Un recours est ouvert.',
    signature: { id: newId<'Decision'>(), number: 'DEC-2026-000002', by: null, preparedBy: null },
  });
  listing.take(action, met, decision, effectsOf(action, before, given(today, emergency)));
  return listing.toSnapshot();
}

describe('a suspension', () => {
  it('has a first period, a ceiling over all of them, and hours for its ratification in an emergency', () => {
    expect(take(listed(), 'suspend', MONDAY, true)).toMatchObject({
      status: 'suspended',
      suspendedOn: '2026-03-02',
      suspendedUntil: '2026-04-01',
      suspensionCeiling: '2026-05-31',
      ratifyBy: new Date(nine(MONDAY).getTime() + 72 * 3_600_000),
    });
  });

  it('never lasts longer than its ceiling, however often and whenever it is prolonged', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }), (waits) => {
        const listing = listed();
        take(listing, 'suspend', MONDAY);
        let today = MONDAY;
        for (const wait of waits) {
          today = addDays(today, wait);
          const left = listingConditions(listing.toSnapshot(), EVERYTHING, today).has('suspension_time_left');
          if (left) take(listing, 'extendSuspension', today);
        }
        const { suspendedUntil, suspensionCeiling } = listing.toSnapshot();
        expect(suspendedUntil !== null && suspensionCeiling !== null && suspendedUntil <= suspensionCeiling).toBe(true);
        expect(suspensionCeiling).toBe(addDays(MONDAY, 90));
      }),
    );
  });

  it('leaves no trace on the listing once it is lifted', () => {
    const listing = listed();
    const before = listing.toSnapshot();
    take(listing, 'suspend', MONDAY, true);

    const { version: _, lastDecisionId: __, ...after } = take(listing, 'lift', addDays(MONDAY, 3));

    const { version: ___, lastDecisionId: ____, ...same } = before;
    expect(after).toEqual(same);
  });
});

describe('an end that is annulled', () => {
  it('gives back exactly the days that were lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (until, lost) => {
        const listing = listed();
        const { validUntil } = listing.toSnapshot();
        take(listing, 'delist', addDays(MONDAY, until));

        const restored = take(listing, 'restore', addDays(MONDAY, until + lost));

        expect(daysBetween(validUntil, restored.validUntil)).toBe(lost);
        expect(restored).toMatchObject({ status: 'active', delistedAt: null, motive: null });
      }),
    );
  });

  it('that came by its own date gives the days back from today on', () => {
    const listing = listed();
    const expiredOn = addDays(listing.toSnapshot().validUntil, 1);
    take(listing, 'expire', expiredOn);

    const restored = take(listing, 'restore', addDays(expiredOn, 40));

    expect(restored.validUntil).toBe(addDays(expiredOn, 80));
  });
});

describe('effects that are stayed', () => {
  it('leave the listing where it was before, and come back with the days they had left', () => {
    const listing = listed();
    const suspended = take(listing, 'suspend', MONDAY);

    const stayed = take(listing, 'stay', addDays(MONDAY, 10));
    const again = take(listing, 'suspendAgain', addDays(MONDAY, 30));

    expect(stayed).toMatchObject({ status: 'active', suspendedOn: null, motive: null });
    expect(again).toMatchObject({ status: 'suspended', suspendedOn: MONDAY, motive: suspended.motive, stay: null });
    expect(daysBetween(suspended.suspendedUntil as Day, again.suspendedUntil as Day)).toBe(20);
    expect(daysBetween(suspended.suspensionCeiling as Day, again.suspensionCeiling as Day)).toBe(20);
  });

  it('never come back once the end is annulled, and the days that were lost are given back once', () => {
    const listing = listed();
    const { validUntil } = listing.toSnapshot();
    take(listing, 'delist', addDays(MONDAY, 5));
    take(listing, 'stay', addDays(MONDAY, 15));

    const restored = take(listing, 'restore', addDays(MONDAY, 40));

    expect(restored).toMatchObject({ status: 'active', stay: null, validUntil: addDays(validUntil, 10) });
  });

  it('of an end take away again what was given', () => {
    const listing = listed();
    const before = listing.toSnapshot();
    take(listing, 'delist', addDays(MONDAY, 5));
    take(listing, 'stay', addDays(MONDAY, 15));

    const ended = take(listing, 'delistAgain', addDays(MONDAY, 40));

    expect(ended).toMatchObject({ status: 'delisted', stay: null, validUntil: before.validUntil });
  });
});

describe('the conditions of a measure', () => {
  it.each([
    [-1, false],
    [0, false],
    [1, true],
  ])('let it expire %i days after its last day: %s', (after, expected) => {
    const { validUntil } = listed().toSnapshot();

    const met = listingConditions(listed().toSnapshot(), {}, addDays(validUntil, after));

    expect(met.has('validity_passed')).toBe(expected);
  });

  it('keep what a file in hand protects', () => {
    const met = listingConditions(listed().toSnapshot(), { fileInHand: true }, addDays(MONDAY, 4000));

    expect(met.has('no_file_in_hand')).toBe(false);
  });
});

describe('every action in every state', () => {
  const cells = LISTING_STATUSES.flatMap((status) =>
    (Object.keys(MEASURE_OF) as MeasureAction[]).map((action) => ({ status, action })),
  );
  const rowFor = (status: string, action: string) =>
    Object.values(listingLifecycle.transitions).find(({ on, from }) => on === action && from.includes(status as never));
  const everything = new Set(
    Object.values(listingLifecycle.transitions).flatMap(({ when = [] }) => when),
  ) as ReadonlySet<ListingCondition>;

  it.each(cells)('$action while $status is as the table says', ({ status, action }) => {
    const listing = Listing.restore({ ...listed().toSnapshot(), status });
    const row = rowFor(status, action);

    if (!row) return expect(() => listing.step(action, everything)).toThrow(/not possible/);
    expect(listing.step(action, everything)).toBe(row.to === 'same' ? status : row.to);
    for (const condition of row.when ?? []) {
      const without = new Set([...everything].filter((one) => one !== condition));
      expect(() => listing.step(action, without)).toThrow(condition);
    }
    return undefined;
  });
});
