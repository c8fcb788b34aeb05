import fc from 'fast-check';
import { addDays, addMonths, dayOf, daysBetween, endOf, isDay, startOf, toDay } from './day.js';

const day = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays(toDay('1990-01-01'), days));

describe('a day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-04-31', '', '20260401', '2026-04-01T00:00'])(
    'is not "%s"',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => toDay(text)).toThrow(RangeError);
    },
  );

  it('comes back from any number of days away', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(addDays(addDays(from, days), -days)).toBe(from);
      }),
    );
  });

  it('holds in Paris from its first instant to its last, summer and winter and on the days of change', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(dayOf(startOf(one))).toBe(one);
        expect(dayOf(endOf(one))).toBe(one);
        expect(dayOf(new Date(startOf(one).getTime() - 1))).toBe(addDays(one, -1));
        expect(dayOf(new Date(endOf(one).getTime() + 1))).toBe(addDays(one, 1));
      }),
    );
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-06-15', 24],
  ])('%s lasts %i hours', (text, hours) => {
    const one = toDay(text);

    expect(endOf(one).getTime() + 1 - startOf(one).getTime()).toBe(hours * 3_600_000);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 12, '2027-12-15'],
    ['2026-05-31', 36, '2029-05-31'],
  ])('%s plus %i months is %s', (from, months, expected) => {
    expect(addMonths(toDay(from), months)).toBe(expected);
  });
});
