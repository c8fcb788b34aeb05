import { endsAt, isOpen } from './session.js';

const limits = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 };
const createdAt = new Date('2026-11-23T08:00:00Z');
const seen = (time: string) => ({ createdAt, lastSeenAt: new Date(`2026-11-23T${time}:00Z`) });

describe('a session', () => {
  it('ends after half an hour without a request', () => {
    expect(endsAt(seen('09:00'), limits)).toEqual(new Date('2026-11-23T09:30:00Z'));
    expect(isOpen(seen('09:00'), limits, new Date('2026-11-23T09:29:59Z'))).toBe(true);
    expect(isOpen(seen('09:00'), limits, new Date('2026-11-23T09:30:00Z'))).toBe(false);
  });

  it('ends after twelve hours, however busy it is', () => {
    expect(endsAt(seen('19:50'), limits)).toEqual(new Date('2026-11-23T20:00:00Z'));
  });
});
