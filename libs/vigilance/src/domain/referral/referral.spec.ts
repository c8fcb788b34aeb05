import { type AccountId, frenchCalendar, toDay } from '#libs/kernel';
import type { CaseSnapshot } from '../case/case-snapshot.js';
import { packageHash } from './package-hash.js';
import { AUTHORITIES, acknowledged, acknowledgementDue, factsReferred, type ReferralSnapshot } from './referral.js';

const at = new Date('2026-11-23T09:00:00Z');
const incident = {
  number: 'INC-2026-000001',
  applicationName: 'Une application',
  kind: 'health_harm',
  severity: 'S1',
  topics: ['risque_sante'],
  versions: ['1.0'],
  openedAt: at,
  facts: null,
} as unknown as CaseSnapshot;
const report = (receivedAt: string) => ({ receivedAt });
const facts = factsReferred(
  incident,
  [report('2026-11-22T23:30:00Z'), report('2026-11-21T10:00:00Z'), report('2026-11-23T08:00:00Z')],
  { service: 'ANSM', motive: 'Une atteinte grave à la santé.', at },
);

describe('a referral', () => {
  it('counts the reports of each day in Paris, and names nobody', () => {
    expect(facts.perDay).toEqual([
      { day: '2026-11-21', reports: 1 },
      { day: '2026-11-23', reports: 2 },
    ]);
    expect(Object.keys(facts.incident)).not.toContain('by');
  });

  it('seizes authorities alone', () => {
    expect(AUTHORITIES).not.toContain('publisher');
  });

  it('has one hash, whatever the order of its names, and another for another word', () => {
    const whole = { ...facts, reports: [] };
    const turned = Object.fromEntries(Object.entries(whole).reverse()) as typeof whole;

    expect(packageHash(turned)).toBe(packageHash(whole));
    expect(packageHash({ ...whole, motive: 'Une autre raison.' })).not.toBe(packageHash(whole));
  });

  it('is to be acknowledged within working days', () => {
    const due = acknowledgementDue(at, '5wd', frenchCalendar({ alsaceMoselle: false }));
    expect(due.toISOString()).toBe('2026-11-30T22:59:59.999Z');
  });

  it('is acknowledged once, between its day and today', () => {
    const sent = { sentAt: at, acknowledgedOn: null } as ReferralSnapshot;
    const by = 'a' as AccountId;
    const on = (day: string) => () => acknowledged(sent, { reference: 'R-1', on: toDay(day), by }, toDay('2026-11-25'));

    expect(on('2026-11-24')()).toMatchObject({ acknowledgedOn: '2026-11-24', reference: 'R-1' });
    for (const day of ['2026-11-22', '2026-11-26']) expect(on(day)).toThrow(/between the day/);
    expect(() =>
      acknowledged(on('2026-11-24')(), { reference: 'R-2', on: toDay('2026-11-25'), by }, toDay('2026-11-25')),
    ).toThrow(/is acknowledged/);
  });
});
