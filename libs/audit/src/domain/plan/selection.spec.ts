import fc from 'fast-check';
import { addDays, frenchCalendar, toDay } from '#libs/kernel';
import type { ListingId } from '../ids.js';
import { lastDayForNotice, spreadOver } from './planned-days.js';
import { populationHash } from './population.js';
import { type Candidate, chosenByScore, drawnAlong, placesOf } from './selection.js';

const routineMonths = { R1: null, R2: 24, R3: 12, R4: 12 };
const rule = { year: 2028, capacity: 10, shareByDraw: 0.2, routineMonths };
const listing = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  listingId: id as ListingId,
  tier: 'R3',
  points: 10,
  checkedOn: toDay('2026-11-23'),
  ...changes,
});
const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 30 }) as fc.Arbitrary<
  ListingId[]
>;

describe('the capacity of a year', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 0],
    [2, 2, 0],
    [3, 2, 1],
    [5, 4, 1],
    [10, 8, 2],
    [100, 80, 20],
  ])('of %i audits goes to %i by score and %i by draw', (capacity, byScore, byDraw) => {
    expect(placesOf({ capacity, shareByDraw: 0.2 })).toEqual({ byScore, byDraw });
  });

  it('is used whole, and the draw has its share to the nearest audit', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.double({ min: 0, max: 1, noNaN: true }), (capacity, shareByDraw) => {
        const { byScore, byDraw } = placesOf({ capacity, shareByDraw });

        expect(byScore + byDraw).toBe(capacity);
        expect(Math.abs(byDraw - capacity * shareByDraw)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('those chosen by score', () => {
  it.each([
    ['R1 never', listing('a', { tier: 'R1', checkedOn: toDay('2010-01-01') }), false],
    ['R2 not before two years', listing('a', { tier: 'R2', checkedOn: toDay('2027-01-01') }), false],
    ['R2 after two years', listing('a', { tier: 'R2', checkedOn: toDay('2026-12-31') }), true],
    ['R3 not before a year', listing('a', { checkedOn: toDay('2028-01-01') }), false],
    ['R4 after a year', listing('a', { tier: 'R4', checkedOn: toDay('2027-12-31') }), true],
  ])('are due: %s', (_, candidate, isDue) => {
    expect(chosenByScore([candidate], rule)).toEqual(isDue ? ['a'] : []);
  });

  it('are the highest scores; of equals the one checked longest ago, then the smaller id', () => {
    const candidates = [
      listing('d'),
      listing('c', { points: 90, tier: 'R1' }),
      listing('b', { checkedOn: toDay('2025-01-01') }),
      listing('a'),
      listing('e', { points: 11 }),
    ];

    expect(chosenByScore(candidates, { ...rule, capacity: 3, shareByDraw: 0 })).toEqual(['e', 'b', 'a']);
  });

  it('do not depend on the order in which the listings are read', () => {
    const some = fc.array(fc.record({ points: fc.nat(3), tier: fc.constantFrom('R1', 'R2', 'R3'), age: fc.nat(900) }), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(some, fc.nat(12), (drawn, capacity) => {
        const candidates = drawn.map(({ age, ...one }, place) =>
          listing(`l${place}`, { ...one, checkedOn: addDays(toDay('2026-01-01'), age) }),
        );

        expect(chosenByScore(candidates.toReversed(), { ...rule, capacity })).toEqual(
          chosenByScore(candidates, { ...rule, capacity }),
        );
      }),
    );
  });
});

describe('those drawn', () => {
  it('pass over who is chosen already, and count him in the record', () => {
    const order = ['c', 'a', 'd', 'b'] as ListingId[];

    expect(drawnAlong(order, new Set(['a'] as ListingId[]), 2)).toEqual({ added: ['c', 'd'], ranks: 3 });
  });

  it('are the ones a draw among the others alone would give, and fill their places as far as there are listings', () => {
    fc.assert(
      fc.property(ids, fc.nat(30), fc.nat(30), (order, some, places) => {
        const chosen = new Set(order.filter((_, place) => (place * 7 + some) % 3 === 0));
        const others = order.filter((id) => !chosen.has(id));
        const { added, ranks } = drawnAlong(order, chosen, places);

        expect(added).toEqual(others.slice(0, places));
        expect(order.slice(0, ranks).filter((id) => !chosen.has(id))).toEqual(added);
      }),
    );
  });
});

describe('a frozen population', () => {
  it('has one hash, whatever the order it is read in, and another with one listing more', () => {
    fc.assert(
      fc.property(ids, (population) => {
        expect(populationHash(population.toReversed())).toBe(populationHash(population));
        expect(populationHash([...population, 'another' as ListingId])).not.toBe(populationHash(population));
      }),
    );
  });
});

describe('the planned days', () => {
  const calendar = frenchCalendar({ alsaceMoselle: false });
  const [first, last] = [toDay('2027-01-01'), toDay('2027-12-31')];

  it('are working days of the year, in order, evenly spread', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const days = spreadOver(count, first, last, calendar);

        expect(days).toHaveLength(count);
        expect(days.every((day) => calendar.isWorkingDay(day) && day >= first && day <= last)).toBe(true);
        expect(days.toSorted()).toEqual(days);
      }),
      { numRuns: 30 },
    );
    expect(spreadOver(4, first, last, calendar)).toEqual(['2027-02-15', '2027-05-18', '2027-08-17', '2027-11-16']);
  });

  it('leave time for the notice', () => {
    expect(lastDayForNotice(toDay('2027-05-18'), '10wd', calendar)).toBe('2027-04-30');
  });
});
