import { addDays, toDay } from '#libs/kernel';
import { againstDecision, againstInaction, isInTime, NEVER } from './lodging.js';

const limit = toDay('2027-03-01');

describe('an appeal against a decision', () => {
  it.each([
    [-30, true],
    [0, true],
    [1, false],
  ])('filed %i days after its last day is in time: %s', (after, expected) => {
    expect(isInTime(againstDecision(limit), addDays(limit, after))).toBe(expected);
  });
});

describe('an appeal against inaction', () => {
  it.each([
    [0, false],
    [15, false],
    [16, true],
    [400, true],
  ])('filed %i days after the limit of the authority is in time: %s (REG-25)', (after, expected) => {
    expect(isInTime(againstInaction(limit, '15d'), addDays(limit, after))).toBe(expected);
  });

  it('may be counted in months', () => {
    expect(againstInaction(toDay('2027-01-31'), '1m').from).toBe('2027-03-01');
  });

  it('cannot be counted in what has no last day', () => {
    expect(() => againstInaction(limit, '24h')).toThrow(RangeError);
  });

  it('is never in time where nothing was late', () => {
    expect(isInTime(NEVER, limit)).toBe(false);
  });
});
