import { frenchCalendar, toDay } from '#libs/kernel';
import { readClock } from './evaluation-clock.js';

const calendar = frenchCalendar({ alsaceMoselle: false });
const clock = { start: toDay('2026-03-02'), limit: '60d' };

describe('the clock of the evaluation', () => {
  it('lists what stopped it and moves the due date by as much (PUB-08)', () => {
    const stops = [{ from: toDay('2026-03-10'), to: toDay('2026-03-20') }];

    expect(readClock(clock, stops, toDay('2026-03-21'), calendar)).toMatchObject({
      due: '2026-05-12',
      stoppedDays: 11,
      running: true,
    });
  });

  it('counts overlapping questions once (PUB-09)', () => {
    const stops = [
      { from: toDay('2026-03-10'), to: toDay('2026-03-20') },
      { from: toDay('2026-03-15'), to: toDay('2026-03-25') },
    ];

    expect(readClock(clock, stops, toDay('2026-03-26'), calendar)).toMatchObject({
      due: '2026-05-18',
      stoppedDays: 16,
    });
  });

  it('is never late while the publisher owes an answer', () => {
    const stops = [{ from: toDay('2026-03-10') }];

    expect(readClock(clock, stops, toDay('2026-12-01'), calendar)).toMatchObject({ running: false, late: false });
  });

  it('is late on the day after the due date, not on it', () => {
    expect(readClock(clock, [], toDay('2026-05-04'), calendar).late).toBe(false);
    expect(readClock(clock, [], toDay('2026-05-05'), calendar).late).toBe(true);
  });
});
