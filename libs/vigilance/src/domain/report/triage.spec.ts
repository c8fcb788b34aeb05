import fc from 'fast-check';
import { type AccountId, ConditionsNotMet, flawsOf, newId } from '#libs/kernel';
import { type ReportId, Triage } from './triage.js';
import { triageLifecycle } from './triage.lifecycle.js';
import { caseSeverity, gravest, KINDS, SEVERITIES } from './vocabulary.js';

const at = new Date('2027-03-01T09:00:00Z');
const [early, late] = [new Date('2027-03-01T13:00:00Z'), new Date('2027-03-03T22:59:59Z')];
const [one, other] = [newId<'Account'>() as AccountId, newId<'Account'>() as AccountId];
const received = (severity: (typeof SEVERITIES)[number] = 'serious', dueAt = late) =>
  Triage.receive(newId<'Report'>() as ReportId, { kind: 'technical', severity }, dueAt);
const sorting = { outcome: 'routed', kind: 'technical', services: ['publisher'], motive: 'Défaut confirmé' } as const;

describe('the sorting of a report', () => {
  it('is a life without a flaw', () => expect(flawsOf(triageLifecycle)).toEqual([]));

  it('never lets software lower a severity, nor put a limit off', () => {
    const severity = fc.constantFrom(...SEVERITIES);
    fc.assert(
      fc.property(
        severity,
        severity,
        fc.constantFrom(early, late),
        fc.constantFrom(early, late),
        (claimed, read, due, newDue) => {
          const triage = received(claimed, due);
          triage.read({ kind: 'health_harm', severity: read, services: [] }, newDue);
          const after = triage.toSnapshot();
          expect(after.severity).toBe(gravest(claimed, read));
          expect(after.dueAt?.getTime()).toBe(Math.min(due.getTime(), newDue.getTime()));
        },
      ),
    );
  });

  it('keeps the kind that was claimed unless software reads something graver', () => {
    const calm = received('serious');
    calm.read({ kind: 'billing', severity: 'minor', services: [] }, late);
    expect(calm.toSnapshot().kind).toBe('technical');

    const grave = received('serious');
    grave.read({ kind: 'health_harm', severity: 'critical', services: ['ANSM'] }, early);
    expect(grave.toSnapshot()).toMatchObject({ kind: 'health_harm', severity: 'critical', services: ['ANSM'] });
  });

  it('is done by one person at the severity that stands or above it, read or not', () => {
    for (const severity of ['serious', 'critical'] as const) {
      const triage = received('serious');
      triage.sort({ ...sorting, severity }, one, at);
      expect(triage.toSnapshot()).toMatchObject({ state: 'sorted', severity, dueAt: null, sortedBy: one });
    }
  });

  it('lowers a severity only when another person asked for it, and no further', () => {
    const triage = received('critical');
    expect(() => triage.sort({ ...sorting, severity: 'minor' }, one, at)).toThrow(ConditionsNotMet);
    triage.askLowering('minor', 'Aucun danger à la lecture', one, at);
    expect(() => triage.sort({ ...sorting, severity: 'minor' }, one, at)).toThrow(/severity_kept/);
    expect(() => triage.sort({ ...sorting, severity: 'none' }, other, at)).toThrow(/severity_kept/);
    triage.sort({ ...sorting, severity: 'minor' }, other, at);

    expect(triage.toSnapshot()).toMatchObject({ state: 'sorted', severity: 'minor', sortedBy: other });
  });

  it('is not asked to lower what would not be lower, and does nothing without a reason', () => {
    expect(() => received('minor').askLowering('minor', 'Une raison', one, at)).toThrow(/severity_lowered/);
    expect(() => received('serious').askLowering('minor', '  ', one, at)).toThrow(/motive_given/);
    expect(() => received().sort({ ...sorting, severity: 'serious', motive: ' ' }, one, at)).toThrow(/motive_given/);
  });
});

describe('the severity of a case', () => {
  it.each([
    ['health_harm', 'critical', 'S1'],
    ['privacy', 'critical', 'S1'],
    ['health_harm', 'serious', 'S2'],
    ['technical', 'serious', 'S3'],
    ['health_harm', 'minor', 'S4'],
    ['praise_other', 'none', 'S4'],
  ] as const)('of %s, %s is %s', (kind, severity, expected) => expect(caseSeverity(kind, severity)).toBe(expected));

  it('never falls when the severity rises', () => {
    for (const kind of KINDS) {
      const ranks = SEVERITIES.map((severity) => Number(caseSeverity(kind, severity).slice(1)));
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    }
  });
});
