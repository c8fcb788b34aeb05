import fc from 'fast-check';
import { type AccountId, ConditionsNotMet, flawsOf, newId, toDay } from '#libs/kernel';
import type { CaseId } from '../case/case-snapshot.js';
import { Signal, type SignalId } from './signal.js';
import { signalLifecycle } from './signal.lifecycle.js';
import type { SignalNumbers } from './signal-numbers.js';
import { addWeeks, seriesOf, weekOf, weeksBetween } from './weeks.js';

const numbers: SignalNumbers = {
  thresholds: 1,
  category: 'BIE',
  week: toDay('2027-03-01'),
  windowWeeks: 26,
  cases: 4,
  evidence: [{ method: 'ears-c1', value: 4, threshold: 1.5, chance: 0.001, figures: { baseline: 7, alpha: 0.001 } }],
  multiplicity: { pairs: 3, methods: 4, byChance: 0.1 },
  rate: { activeUsers: null, perTenThousand: null, expectedPerWeek: 0.1, shrunkRatio: 1.3 },
  series: [],
};
const person = newId<'Account'>() as AccountId;
const at = new Date('2027-03-03T09:00:00Z');
const opened = () =>
  Signal.open({
    id: newId<'Signal'>() as SignalId,
    number: 'SGN-2027-000001',
    applicationId: newId<'Application'>(),
    applicationName: 'Une application',
    topic: 'fuite_donnees',
    numbers,
    openedAt: at,
  });

describe('a signal', () => {
  it('is a life without a flaw', () => expect(flawsOf(signalLifecycle)).toEqual([]));

  it('is ended by a person who says why, once', () => {
    expect(() => opened().close('  ', person, at)).toThrow(ConditionsNotMet);
    const signal = opened();
    signal.markFalseAlarm('Une campagne dans la presse', person, at);
    expect(signal.toSnapshot()).toMatchObject({ state: 'false_alarm', end: { by: person }, version: 2 });
    expect(() => signal.close('Encore', person, at)).toThrow(/close is not possible/);
  });

  it('follows the counts while it is open, and does not move when nothing has changed', () => {
    const signal = opened();
    const [{ figures, ...evidence }] = numbers.evidence as [SignalNumbers['evidence'][number]];
    const again = { ...numbers, evidence: [{ figures: { alpha: figures.alpha ?? null, baseline: 7 }, ...evidence }] };
    expect(signal.renew(again)).toBe(false);
    expect(signal.renew({ ...numbers, cases: 5 })).toBe(true);
    expect(signal.toSnapshot()).toMatchObject({ state: 'open', version: 2, numbers: { cases: 5 } });
  });

  it('opens one case at most, and only while a report belongs to none', () => {
    const signal = opened();
    expect(() => signal.openCase(newId<'IncidentCase'>() as CaseId, 0)).toThrow(/signal_has_reports/);
    signal.openCase(newId<'IncidentCase'>() as CaseId, 2);
    expect(() => signal.openCase(newId<'IncidentCase'>() as CaseId, 2)).toThrow(/signal_without_case/);
  });
});

describe('weeks', () => {
  const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addWeeks(toDay('2026-01-05'), Math.floor(days / 7)));

  it('begin on Monday', () => {
    expect(weekOf(toDay('2027-03-07'))).toBe('2027-03-01');
    expect(weekOf(toDay('2027-03-01'))).toBe('2027-03-01');
  });

  it('of a series hold every case told between the first and the last, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.integer({ min: 1, max: 9 }))), day, day, (told, one, other) => {
        const [first, last] = [one, other].sort() as [typeof one, typeof other];
        const counts = told.map(([week, cases]) => ({ week, cases }));
        const series = seriesOf(counts, first, last);
        const inside = counts.filter(({ week }) => week >= first && week <= last);
        expect(series).toHaveLength(weeksBetween(first, last) + 1);
        expect(series.reduce((sum, cases) => sum + cases, 0)).toBe(inside.reduce((sum, { cases }) => sum + cases, 0));
      }),
    );
  });
});
