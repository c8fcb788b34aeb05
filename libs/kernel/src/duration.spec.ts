import { toDay } from './day.js';
import { dueInstant, lastDay, parseDuration } from './duration.js';
import { frenchCalendar } from './working-calendar.js';

const calendar = frenchCalendar({ alsaceMoselle: false });

describe('a time limit of the policy', () => {
  it.each([
    ['15wd', { count: 15, unit: 'working' }],
    ['60d', { count: 60, unit: 'calendar' }],
    ['3m', { count: 3, unit: 'months' }],
    ['24h', { count: 24, unit: 'hours' }],
  ])('%s is read', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it.each(['', '15', 'wd', '1.5d', '-3d', '3 m', '3y', '15wd '])('"%s" is refused', (text) => {
    expect(() => parseDuration(text)).toThrow(RangeError);
  });

  it.each([
    ['2026-03-02', '15wd', '2026-03-23'],
    ['2026-03-02', '60d', '2026-05-04'],
    ['2026-01-31', '1m', '2026-03-02'],
    ['2026-04-29', '2wd', '2026-05-04'],
  ])('from %s, %s ends on %s', (from, duration, expected) => {
    expect(lastDay(toDay(from), duration, calendar)).toBe(expected);
  });

  it('has no last day when it is counted in hours', () => {
    expect(() => lastDay(toDay('2026-03-02'), '24h', calendar)).toThrow(RangeError);
  });

  it('runs by the hour from the instant, and by the day to midnight in Paris', () => {
    const instant = new Date('2026-07-03T09:30:00Z');

    expect(dueInstant(instant, toDay('2026-07-03'), '24h', calendar)).toEqual(new Date('2026-07-04T09:30:00Z'));
    expect(dueInstant(instant, toDay('2026-07-03'), '3d', calendar)).toEqual(new Date('2026-07-06T21:59:59.999Z'));
  });
});
