import { afterFailure, faultText } from './next-attempt.js';

const job = { attempts: 3, backoffSeconds: 30 };
const now = new Date('2026-11-23T10:00:00Z');
const seconds = (date: Date) => (date.getTime() - now.getTime()) / 1_000;

describe('A delivery whose handler failed', () => {
  it('waits twice as long each time', () => {
    const waits = [0, 1, 2].map((failedBefore) => seconds(afterFailure(job, failedBefore, now).nextAttemptAt));

    expect(waits).toEqual([30, 60, 120]);
  });

  it('never waits longer than six hours', () => {
    expect(seconds(afterFailure({ attempts: 50, backoffSeconds: 60 }, 40, now).nextAttemptAt)).toBe(6 * 3_600);
  });

  it('is a dead letter after the declared number of tries, and not before', () => {
    expect([0, 1, 2].map((failedBefore) => afterFailure(job, failedBefore, now).deadAt)).toEqual([null, null, now]);
  });

  it('is described by the name and message of its error, in 500 characters that a database can hold', () => {
    expect(faultText(new RangeError('too far\u0000'))).toBe('RangeError: too far');
    expect(faultText(new Error('x'.repeat(2_000)))).toHaveLength(500);
    expect(faultText('plain')).toBe('plain');
  });
});
