import { newId, StaleVersion } from '#libs/kernel';
import type { Period } from './usage-period.js';
import { expectVersion, revise, type UsageReport } from './usage-record.js';

const report: UsageReport = {
  applicationId: newId<'Application'>(),
  period: '2026-10' as Period,
  downloads: 10,
  activeUsers: 20,
  source: 'own_measure',
};
const origin = { recordedAt: new Date('2026-11-02T09:00:00Z'), recordedBy: newId<'Account'>(), importId: null };

describe('a month that is told', () => {
  it('begins with version 1 and grows by one with each correction', () => {
    const first = revise(undefined, report, origin);
    const second = revise(first, { ...report, downloads: 11 }, origin);

    expect([first?.version, second?.version]).toEqual([1, 2]);
    expect(second?.downloads).toBe(11);
  });

  it('does not change when the same is told again', () => {
    const first = revise(undefined, report, origin);

    expect(revise(first, report, { ...origin, recordedAt: new Date('2026-12-01T09:00:00Z') })).toBeUndefined();
  });

  it('is only corrected by who has seen its present version', () => {
    const first = revise(undefined, report, origin);

    expect(() => expectVersion(undefined, 0)).not.toThrow();
    expect(() => expectVersion(first, 1)).not.toThrow();
    expect(() => expectVersion(first, 0)).toThrow(StaleVersion);
    expect(() => expectVersion(undefined, 1)).toThrow(StaleVersion);
  });
});
