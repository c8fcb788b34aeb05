import { type Day, newId, toDay } from '#libs/kernel';
import { Mandate, type MandateSnapshot } from './mandate.js';

const day = toDay;
const today = day('2026-11-23');
const at = new Date('2026-11-23T09:00:00Z');
const policy = { warnedBefore: '7d', longest: '36m' };
const grant = (change: Partial<MandateSnapshot> = {}) =>
  Mandate.grant(
    {
      id: newId<'Mandate'>(),
      organisationId: newId<'Organisation'>(),
      delegate: { kind: 'organisation', id: newId<'Organisation'>() },
      scope: 'prepare',
      from: today,
      to: day('2027-05-23'),
      grantedBy: newId<'Account'>(),
      grantedAt: at,
      ...change,
    },
    today,
    policy,
  );

describe('a mandate', () => {
  it.each<[Day, string]>([
    [day('2026-11-30'), 'future'],
    [day('2026-12-01'), 'current'],
    [day('2027-05-23'), 'current'],
    [day('2027-05-24'), 'ended'],
  ])('on %s is %s: it ends by itself after its last day (PUB-04)', (on, state) => {
    expect(grant({ from: day('2026-12-01') }).stateOn(on)).toBe(state);
  });

  it('warns both sides seven days before its end (PUB-04)', () => {
    expect(grant().warningDay(policy)).toBe('2027-05-16');
  });

  it('gives no warning when it is shorter than the warning time', () => {
    expect(grant({ to: day('2026-11-28') }).warningDay(policy)).toBeUndefined();
  });

  it('ends at once when it is revoked, and is revoked once', () => {
    const mandate = grant();

    mandate.revoke(at, today);

    expect(mandate.stateOn(today)).toBe('revoked');
    expect(() => mandate.revoke(at, today)).toThrow(/is revoked/);
  });

  it('cannot be revoked when it is over', () => {
    expect(() => grant().revoke(at, day('2027-06-01'))).toThrow(/is ended/);
  });

  it.each<[string, string]>([
    ['2026-11-22', '2026-12-01'],
    ['2026-12-02', '2026-12-01'],
    ['2026-11-20', '2026-11-22'],
    ['2026-11-23', '2029-11-24'],
    ['9999-01-01', '9999-12-31'],
  ])('is not given from %s to %s: it begins today or later, and ends after that and within 36 months', (from, to) => {
    expect(() => grant({ from: day(from), to: day(to) })).toThrow(/begins today or later/);
  });

  it('is of no use to the organisation itself', () => {
    const organisationId = newId<'Organisation'>();

    expect(() => grant({ organisationId, delegate: { kind: 'organisation', id: organisationId } })).toThrow(
      /for itself/,
    );
  });
});
