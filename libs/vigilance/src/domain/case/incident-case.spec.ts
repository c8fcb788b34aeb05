import fc from 'fast-check';
import { type AccountId, ConditionsNotMet, flawsOf, frenchCalendar, newId } from '#libs/kernel';
import { KINDS, SEVERITIES } from '../report/vocabulary.js';
import { caseLifecycle } from './case.lifecycle.js';
import type { CaseRule } from './case-limits.js';
import { type CaseReport, openedFrom } from './case-opening.js';
import type { CaseId } from './case-snapshot.js';
import { IncidentCase } from './incident-case.js';

const rule: CaseRule = {
  alone: ['S1', 'S2', 'S3'],
  independentReports: 3,
  window: '7d',
  triage: { harm: '1d', other: '5d' },
  firstConclusion: { S1: '3d', S2: '10d', S3: '30d', S4: '60d' },
  reopen: '12m',
  contest: { lodge: '2m', decide: '2m' },
  suspensionProposed: ['S1'],
  publicNote: ['S1', 'S2'],
  publisher: { answer: '15wd', commitment: '6m', check: '10wd' },
  duties: { cnil_breach: ['72h'], cra: ['24h'], mdr: ['2d'] },
  audited: { kinds: ['health_harm'], topics: ['fuite_donnees'] },
  calendar: frenchCalendar({ alsaceMoselle: false }),
};
const day = (at: string) => new Date(`${at}T10:00:00Z`);
const report = (change: Partial<CaseReport> = {}): CaseReport => ({
  id: newId<'Report'>(),
  number: 'SIG-2027-000001',
  applicationId: 'a',
  applicationName: 'Carnet du sommeil',
  appVersion: '2.1',
  receivedAt: day('2027-03-01'),
  awareAt: day('2027-03-01'),
  kind: 'technical',
  severity: 'minor',
  topic: null,
  caseId: null,
  ...change,
});
const by = newId<'Account'>() satisfies AccountId;
const act = (at: string) => ({ by, at: day(at), rule });
const opened = (reports = [report({ severity: 'serious', kind: 'health_harm' })]) =>
  IncidentCase.open(
    {
      ...openedFrom(reports, rule),
      id: newId<'IncidentCase'>(),
      number: 'INC-2027-000001',
      openedBy: by,
      openedAt: day('2027-03-01'),
    },
    rule,
  );
const qualification = { kind: 'health_harm', severity: 'S2', topics: ['effet_sante'], versions: ['2.1'] } as const;
const gaps = [{ criterion: 'MED-06', severity: 'bloquant', text: 'La dose affichée est fausse.' }];

describe('the lifecycle of a case', () => {
  it('has no flaw', () => expect(flawsOf(caseLifecycle)).toEqual([]));
});

describe('a case', () => {
  it('opens for one serious report, about what it reports, with the clock of harm', () => {
    expect(opened().toSnapshot()).toMatchObject({ state: 'triage', severity: 'S2', kind: 'health_harm' });
    expect(opened().toSnapshot().dueAt?.toISOString()).toMatch(/^2027-03-02/);
  });

  it('opens for three alike within a week, and not for two, nor for three that lie apart or differ', () => {
    const at = (received: string) => report({ receivedAt: day(received) });

    expect(openedFrom([at('2027-03-01'), at('2027-03-03'), at('2027-03-08')], rule)).toMatchObject({ severity: 'S4' });
    for (const few of [
      [at('2027-03-01'), at('2027-03-02')],
      [at('2027-03-01'), at('2027-03-03'), at('2027-03-09')],
      [at('2027-03-01'), at('2027-03-02'), report({ kind: 'billing' })],
    ]) {
      expect(() => openedFrom(few, rule)).toThrow(expect.objectContaining({ code: 'too_few_reports' }));
      expect(openedFrom(few, rule, true)).toMatchObject({ severity: 'S4' });
    }
  });

  it('is about one application, and takes no report from another case', () => {
    const grave = report({ severity: 'critical' });

    expect(() => openedFrom([grave, report({ applicationId: 'b' })], rule)).toThrow(
      expect.objectContaining({ code: 'reports_of_two_applications' }),
    );
    expect(() =>
      openedFrom([report({ severity: 'critical', caseId: newId<'IncidentCase'>() as CaseId })], rule),
    ).toThrow(expect.objectContaining({ code: 'report_in_a_case' }));
    const unlisted = { applicationId: null, severity: 'serious' } as const;
    expect(
      openedFrom(
        [report({ ...unlisted, applicationName: 'Ma Santé' }), report({ ...unlisted, applicationName: ' ma sante' })],
        rule,
      ),
    ).toMatchObject({ applicationId: null });
  });

  it('is as grave as the gravest of its reports and counts from the first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...SEVERITIES), fc.integer({ min: 1, max: 28 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (told) => {
          const reports = told.map(([kind, severity, on]) =>
            report({ kind, severity, awareAt: day(`2027-02-${String(on).padStart(2, '0')}`) }),
          );
          const made = openedFrom([...reports, report({ severity: 'critical' })], rule);

          expect(made.severity).toBe('S1');
          expect(reports.every(({ awareAt }) => awareAt >= made.zeroAt)).toBe(true);
        },
      ),
    );
  });

  it('is qualified as grave or graver than its reports say, and then counts to its first conclusion', () => {
    const incident = opened();
    expect(() => incident.qualify({ ...qualification, severity: 'S3' }, act('2027-03-02'))).toThrow(ConditionsNotMet);

    incident.qualify(qualification, act('2027-03-02'));
    expect(incident.toSnapshot().state).toBe('investigating');
    expect(incident.toSnapshot().dueAt?.toISOString()).toMatch(/^2027-03-11/);
  });

  it('is confirmed only with criteria that its topics lead to, of what is listed; then its findings have the limits', () => {
    const incident = opened();
    incident.qualify(qualification, act('2027-03-02'));
    const facts = 'La dose affichée est fausse.';
    const confirm = (change: object) =>
      incident.confirm({ facts, gaps, isListed: true, areLinked: true, ...change }, act('2027-03-03'));
    for (const change of [{ isListed: false }, { areLinked: false }, { gaps: [] }, { facts: ' ' }]) {
      expect(() => confirm(change)).toThrow(ConditionsNotMet);
    }

    confirm({});
    expect(incident.toSnapshot()).toMatchObject({ state: 'mitigating', gaps, dueAt: null });
  });

  it('is lowered by two people, and a limit only comes nearer when it is made graver', () => {
    const incident = opened();
    const other = { ...act('2027-03-02'), by: newId<'Account'>() };
    expect(() => incident.requalify('S4', 'Rien de grave.', act('2027-03-02'))).toThrow(ConditionsNotMet);
    incident.askLowering('S3', 'Rien de grave.', act('2027-03-02'));

    expect(() => incident.requalify('S3', 'Rien de grave.', act('2027-03-02'))).toThrow(ConditionsNotMet);
    expect(() => incident.requalify('S4', 'Rien de grave.', other)).toThrow(ConditionsNotMet);
    incident.requalify('S3', 'Rien de grave.', other);
    expect(incident.toSnapshot()).toMatchObject({ severity: 'S3', lowering: null });

    const before = incident.toSnapshot().dueAt;
    incident.requalify('S1', 'Un danger.', act('2027-03-05'));
    expect(incident.toSnapshot().dueAt?.getTime()).toBeLessThanOrEqual(before?.getTime() ?? 0);
  });

  it('is contested once for each conclusion, in time, and ruled on by who took no part', () => {
    const incident = opened();
    incident.dismiss({ outcome: 'abuse', motive: 'Sans fondement.', services: [] }, act('2027-03-02'));
    const late = { by: null, at: day('2027-05-04'), rule };
    expect(() => incident.contest(newId<'Report'>(), 1, late)).toThrow(ConditionsNotMet);
    incident.contest(newId<'Report'>(), 1, { ...late, at: day('2027-05-03') });
    expect(() => incident.contest(newId<'Report'>(), 2, { ...late, at: day('2027-05-03') })).toThrow(ConditionsNotMet);

    expect(() => incident.rule(true, 'Fondée.', act('2027-05-04'))).toThrow(ConditionsNotMet);
    incident.rule(true, 'Fondée.', { ...act('2027-05-04'), by: newId<'Account'>() });
    expect(incident.toSnapshot()).toMatchObject({
      state: 'triage',
      zeroAt: day('2027-05-04'),
      contests: [{ state: 'upheld', conclusion: 1 }],
    });
  });

  it('is opened again within the time the policy gives, from a new zero, and keeps its earlier conclusion', () => {
    const incident = opened();
    incident.dismiss({ outcome: 'out_of_scope', motive: 'Relève du prix.', services: ['DGCCRF'] }, act('2027-03-02'));
    expect(incident.toSnapshot()).toMatchObject({ state: 'closed', dueAt: null });
    expect(() => incident.reopen('Un fait nouveau', act('2028-03-03'))).toThrow(ConditionsNotMet);

    incident.reopen('Un fait nouveau', act('2028-03-02'));
    expect(incident.toSnapshot()).toMatchObject({
      state: 'triage',
      zeroAt: day('2028-03-02'),
      conclusions: [{ outcome: 'out_of_scope', services: ['DGCCRF'] }],
    });
  });
});
