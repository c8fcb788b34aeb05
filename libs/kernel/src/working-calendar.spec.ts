import fc from 'fast-check';
import { addDays, daysBetween, toDay, weekday } from './day.js';
import { addWorkingDays, frenchCalendar, onWorkingDay } from './working-calendar.js';

const france = frenchCalendar({ alsaceMoselle: false });
const alsace = frenchCalendar({ alsaceMoselle: true });
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(toDay('2000-01-01'), days));

describe('the French calendar', () => {
  it.each([
    ['2026-01-01', 'New Year'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-01', 'Labour Day'],
    ['2026-05-08', 'Victory 1945'],
    ['2026-05-14', 'Ascension'],
    ['2026-05-25', 'Whit Monday'],
    ['2026-07-14', 'National Day'],
    ['2027-11-01', 'All Saints'],
    ['2026-11-11', 'Armistice'],
    ['2026-12-25', 'Christmas'],
  ])('is closed on %s, %s', (holiday) => {
    expect(france.isWorkingDay(toDay(holiday))).toBe(false);
  });

  it('closes Good Friday and St Stephen in Alsace-Moselle alone', () => {
    const days = [toDay('2026-04-03'), toDay('2025-12-26')];

    expect(days.map((one) => france.isWorkingDay(one))).toEqual([true, true]);
    expect(days.map((one) => alsace.isWorkingDay(one))).toEqual([false, false]);
  });

  it('is closed on every Saturday and Sunday', () => {
    fc.assert(fc.property(day, (one) => ![0, 6].includes(weekday(one)) || !france.isWorkingDay(one)));
  });
});

describe('counting working days', () => {
  it('lands on a working day with exactly that many working days in between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const last = addWorkingDays(from, count, france);
        const counted = Array.from({ length: daysBetween(from, last) }, (_, index) => addDays(from, index + 1));

        expect(counted.filter((one) => france.isWorkingDay(one))).toHaveLength(count);
        expect(france.isWorkingDay(last)).toBe(true);
      }),
    );
  });

  it('moves a closed day to the next open one, never back, and leaves an open day where it is', () => {
    fc.assert(
      fc.property(day, (one) => {
        const moved = onWorkingDay(one, france);

        expect(france.isWorkingDay(moved)).toBe(true);
        expect(moved >= one).toBe(true);
        expect(onWorkingDay(moved, france)).toBe(moved);
      }),
    );
  });
});
