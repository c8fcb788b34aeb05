import { lastOccurrence } from './occurrence.js';

const at = (instant: string) => new Date(instant);
const daily = (time: `${number}:${number}`, now: string) => lastOccurrence({ daily: time }, at(now)).toISOString();

describe('The occurrence of a schedule', () => {
  it('of every two minutes is the last even minute', () => {
    expect(lastOccurrence({ everySeconds: 120 }, at('2026-11-23T10:03:59.999Z'))).toEqual(at('2026-11-23T10:02:00Z'));
  });

  it('is the instant itself when it is now', () => {
    expect(lastOccurrence({ everySeconds: 60 }, at('2026-11-23T10:03:00Z'))).toEqual(at('2026-11-23T10:03:00Z'));
    expect(daily('06:30', '2026-11-23T05:30:00Z')).toBe('2026-11-23T05:30:00.000Z');
  });

  it('of a time of day is that of Paris, in winter and in summer', () => {
    expect(daily('06:30', '2026-11-23T12:00:00Z')).toBe('2026-11-23T05:30:00.000Z');
    expect(daily('06:30', '2026-07-01T12:00:00Z')).toBe('2026-07-01T04:30:00.000Z');
  });

  it('of a time not yet come today is that of yesterday', () => {
    expect(daily('23:15', '2026-11-23T12:00:00Z')).toBe('2026-11-22T22:15:00.000Z');
  });

  it('is shown by the clocks of the day on which they change', () => {
    expect(daily('06:30', '2026-03-29T12:00:00Z')).toBe('2026-03-29T04:30:00.000Z');
    expect(daily('06:30', '2026-10-25T12:00:00Z')).toBe('2026-10-25T05:30:00.000Z');
    expect(daily('00:10', '2026-10-25T12:00:00Z')).toBe('2026-10-24T22:10:00.000Z');
  });

  it('exists once in the night that has no 02:30 and in the night that has two', () => {
    expect(daily('02:30', '2026-03-29T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(daily('02:30', '2026-10-25T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
  });
});
