import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addDays, type Day, toDay } from './day.js';
import { type StoppableLimit, stoppedDue } from './stopped-clock.js';
import { frenchCalendar } from './working-calendar.js';

interface Vector extends StoppableLimit {
  readonly name: string;
  readonly expected: { readonly due: string; readonly stoppedDays: number };
}

const { cases } = JSON.parse(readFileSync('test/vectors/clock-vectors.json', 'utf8')) as { cases: readonly Vector[] };
const calendar = frenchCalendar({ alsaceMoselle: false });

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(toDay('2024-01-01'), days));
const stop = fc.tuple(fc.integer({ min: -20, max: 90 }), fc.integer({ min: 0, max: 25 }));
const limit = fc.record({
  start: day,
  days: fc.integer({ min: 0, max: 90 }),
  unit: fc.constantFrom('calendar' as const, 'working' as const),
  stops: fc.array(stop, { maxLength: 5 }),
});
const at = (start: Day, stops: readonly (readonly [number, number])[]) =>
  stops.map(([after, length]) => ({ from: addDays(start, after), to: addDays(start, after + length) }));

describe('a time limit that stops while the publisher owes an answer', () => {
  it.each(cases)('$name', ({ expected, ...given }) => {
    expect(stoppedDue(given, calendar)).toEqual(expected);
  });

  it('is due on a working day', () => {
    fc.assert(
      fc.property(limit, ({ stops, ...given }) => {
        const { due } = stoppedDue({ ...given, stops: at(given.start, stops) }, calendar);

        expect(calendar.isWorkingDay(due)).toBe(true);
      }),
    );
  });

  it('is never brought forward by one more stop', () => {
    fc.assert(
      fc.property(limit, stop, ({ stops, ...given }, one) => {
        const before = stoppedDue({ ...given, stops: at(given.start, stops) }, calendar);
        const after = stoppedDue({ ...given, stops: at(given.start, [...stops, one]) }, calendar);

        expect(after.due >= before.due).toBe(true);
        expect(after.stoppedDays >= before.stoppedDays).toBe(true);
      }),
    );
  });

  it('counts the same stops once, in whatever order they come', () => {
    fc.assert(
      fc.property(limit, ({ stops, ...given }) => {
        const once = stoppedDue({ ...given, stops: at(given.start, stops) }, calendar);
        const twice = stoppedDue({ ...given, stops: at(given.start, [...stops].reverse().concat(stops)) }, calendar);

        expect(twice).toEqual(once);
      }),
    );
  });

  it('forgets a stop that was cancelled', () => {
    fc.assert(
      fc.property(limit, ({ stops, ...given }) => {
        const cancelled = at(given.start, stops).map((one) => ({ ...one, cancelled: true }));

        expect(stoppedDue({ ...given, stops: cancelled }, calendar)).toEqual(
          stoppedDue({ ...given, stops: [] }, calendar),
        );
      }),
    );
  });

  it('asks which day it is while a stop is open', () => {
    const given = { start: toDay('2026-03-02'), days: 10, unit: 'calendar' as const };

    expect(() => stoppedDue({ ...given, stops: [{ from: toDay('2026-03-03') }] }, calendar)).toThrow(RangeError);
  });
});
