import {
  ActionNotAllowed,
  type Day,
  flawsOf,
  frenchCalendar,
  NotFound,
  newId,
  StaleVersion,
  toDay,
  transition,
} from '#libs/kernel';
import type { FindingId } from '../ids.js';
import { lastDayForNotice } from '../plan/planned-days.js';
import { Audit } from './audit.js';
import {
  AUDIT_STATES,
  type AuditAction,
  type AuditCondition,
  type AuditState,
  auditLifecycle,
} from './audit.lifecycle.js';
import type { AuditFacts } from './audit-facts.js';
import type { AuditSnapshot, DraftFinding } from './audit-snapshot.js';
import { timersOf } from './audit-timers.js';

const at = new Date('2027-03-01T09:00:00Z');
const today = toDay('2027-03-01');
const facts: AuditFacts = { today, teamCleared: true };
const on = (day: string): AuditFacts => ({ today: toDay(day), teamCleared: true });
const lead = newId<'Account'>();
const due = toDay('2027-03-31');
const finding = (): FindingId => newId<'Finding'>();

const planned = () =>
  Audit.plan({
    id: newId<'Audit'>(),
    planId: newId<'AuditPlan'>(),
    listingId: newId<'Listing'>(),
    applicationId: newId<'Application'>(),
    applicationName: 'Carnet du sommeil',
    organisationId: newId<'Organisation'>(),
    frameworkVersion: '1.2.0',
    tier: 'R3',
    reason: 'risk',
    cause: 'plan',
    motive: 'Score élevé.',
    score: 42,
    scoreParts: [],
    seed: null,
    plannedOn: toDay('2027-03-15'),
    createdAt: at,
  });
const letter = {
  announced: true,
  mission: 'Contrôle des journaux.',
  startsOn: today,
  leadId: lead,
  team: [lead],
  sample: [
    { criterion: 'SEC-06', severity: 'bloquant' },
    { criterion: 'DRO-01', severity: 'mineur' },
  ],
};
const prepared = (changes: Partial<typeof letter> = {}) => {
  const audit = planned();
  audit.prepare({ ...letter, ...changes }, facts, at);
  return audit;
};
const opened = () => {
  const audit = prepared();
  audit.start(due, facts, at);
  return audit;
};
const reported = () => {
  const audit = opened();
  audit.recordResult('SEC-06', 'non_conforme', 'Aucun journal.', facts, at);
  audit.recordResult('DRO-01', 'non_conforme', 'Pas de lien.', facts, at);
  audit.reportFindings('Deux écarts.', toDay('2027-03-22'), facts, at);
  return audit;
};
const corrective = () => {
  const audit = reported();
  audit.observe('Nous avons des journaux.', facts, at);
  audit.judge('SEC-06', 'kept', 'Rien ne le montre.', facts, at);
  audit.judge('DRO-01', 'kept', 'Le lien manque encore.', facts, at);
  audit.confirm(facts, at);
  return audit;
};

describe('the path of an audit', () => {
  const rows = Object.values(auditLifecycle.transitions);
  const actions = [...new Set(rows.map(({ on: action }) => action))];
  const cells = AUDIT_STATES.flatMap((state) => actions.map((action) => ({ state, action })));
  const rowFor = (state: AuditState, action: AuditAction) =>
    rows.find(({ on: name, from }) => name === action && from.includes(state));

  it('has no flaw, and names every state that the database knows', () => {
    const reached = rows.flatMap(({ from, to }) => [...from, ...(to === 'same' ? [] : [to])]);

    expect(flawsOf(auditLifecycle)).toEqual([]);
    expect([...new Set(reached)].sort()).toEqual([...AUDIT_STATES].sort());
  });

  it.each(cells)('$action while $state is as the table says', ({ state, action }) => {
    const row = rowFor(state, action);
    const all = new Set<AuditCondition>(row?.when ?? []);
    if (!row) return expect(() => transition(auditLifecycle, state, action, all)).toThrow(ActionNotAllowed);

    expect(transition(auditLifecycle, state, action, all).to).toBe(row.to === 'same' ? state : row.to);
    for (const condition of all) {
      const without = new Set([...all].filter((one) => one !== condition));
      expect(() => transition(auditLifecycle, state, action, without)).toThrow(condition);
    }
    return undefined;
  });
});

describe('an audit', () => {
  it('is known to the publisher from the letter when it is announced, and only from its start when it is not', () => {
    const hidden = prepared({ announced: false });

    expect(prepared().toSnapshot().toldAt).toEqual(at);
    expect(hidden.toSnapshot().toldAt).toBeNull();
    hidden.start(due, facts, at);
    expect(hidden.toSnapshot()).toMatchObject({ state: 'open', toldAt: at, fieldworkDueOn: due });
  });

  it('does not start without a letter, before its day, or with a team that is not cleared', () => {
    expect(() => planned().start(due, facts, at)).toThrow('mission_letter_issued');
    expect(() => prepared({ startsOn: toDay('2027-03-02') }).start(due, facts, at)).toThrow('start_day_reached');
    expect(() => prepared().start(due, { today }, at)).toThrow('team_cleared');
  });

  it('is cancelled with a motive, and only before it starts', () => {
    const audit = planned();
    expect(() => audit.cancel(' ', facts, at)).toThrow('motive_given');
    audit.cancel('Référencement terminé.', facts, at);

    expect(audit.toSnapshot()).toMatchObject({
      state: 'cancelled',
      cancelMotive: 'Référencement terminé.',
      closedAt: at,
    });
    expect(() => opened().cancel('Trop tard.', facts, at)).toThrow(ActionNotAllowed);
  });

  it('ends conform when the whole sample is, and not while a result is missing', () => {
    const audit = opened();
    audit.recordResult('SEC-06', 'conforme', 'Journaux vus.', facts, at);
    expect(() => audit.reportClean('Rien à dire.', facts, at)).toThrow('results_complete');
    audit.recordResult('DRO-01', 'non_applicable', 'Sans compte.', facts, at);
    expect(() => audit.reportFindings('Écarts.', due, facts, at)).toThrow('something_fails');
    audit.reportClean('Rien à dire.', facts, at);

    expect(audit.toSnapshot()).toMatchObject({ state: 'closed', outcome: 'conform', closedAt: at });
  });

  it('drafts a finding for each failing criterion, and forgets it when the result is put right', () => {
    const audit = opened();
    audit.recordResult('SEC-06', 'non_conforme', 'Aucun journal.', facts, at);
    expect(audit.toSnapshot().drafts).toMatchObject([{ criterion: 'SEC-06', severity: 'bloquant', state: 'draft' }]);
    audit.recordResult('SEC-06', 'conforme', 'Ils étaient ailleurs.', facts, at);

    expect(audit.toSnapshot().drafts).toEqual([]);
    expect(() => audit.recordResult('XXX-99', 'conforme', '', facts, at)).toThrow(NotFound);
  });

  it('says once that access was not given in time, and not when it was', () => {
    const obstruction = { criterion: 'OBSTRUCTION', severity: 'majeur', text: 'Pas d’accès.' };
    const audit = opened();
    expect(() => audit.obstruct(obstruction, facts, at)).toThrow('access_awaited');
    audit.askDocuments(['Journaux de mars'], toDay('2027-03-11'), facts, at);
    expect(() => audit.obstruct(obstruction, on('2027-03-11'), at)).toThrow('access_time_passed');
    audit.obstruct(obstruction, on('2027-03-12'), at);

    expect(audit.toSnapshot().drafts).toMatchObject([{ criterion: 'OBSTRUCTION', state: 'draft' }]);
    expect(() => audit.obstruct(obstruction, on('2027-03-13'), at)).toThrow('access_time_passed');
    audit.giveAccess('Voici.', on('2027-03-14'), at);
    expect(() => audit.obstruct(obstruction, on('2027-03-15'), at)).toThrow('access_awaited');
  });

  it('hears the publisher before anything is judged, or lets the time pass', () => {
    const audit = reported();
    expect(() => audit.judge('SEC-06', 'kept', 'Oui.', facts, at)).toThrow('publisher_heard');
    expect(() => audit.judge('SEC-06', 'kept', 'Oui.', on('2027-03-22'), at)).toThrow('publisher_heard');
    audit.judge('SEC-06', 'kept', 'Oui.', on('2027-03-23'), at);
    audit.observe('En retard.', on('2027-03-23'), at);

    expect(() => audit.observe('Encore.', facts, at)).toThrow('not_yet_observed');
    expect(() => audit.judge('DRO-01', 'dropped', '', facts, at)).toThrow('motive_given');
    expect(() => audit.judge('XXX-99', 'dropped', 'Non.', facts, at)).toThrow(NotFound);
    expect(() => audit.confirm(facts, at)).toThrow('all_judged');
  });

  it('ends conform when all draft findings are dropped, and opens the kept ones otherwise', () => {
    const audit = reported();
    audit.observe('Regardez la page 3.', facts, at);
    audit.judge('SEC-06', 'dropped', 'La page 3 le montre.', facts, at);
    audit.judge('DRO-01', 'kept', 'Le lien manque.', facts, at);
    expect(() => audit.dropAll(facts, at)).toThrow('no_finding_kept');
    const kept: readonly DraftFinding[] = audit.confirm(facts, at);
    expect(kept.map(({ criterion }) => criterion)).toEqual(['DRO-01']);

    const other = reported();
    other.observe('Regardez la page 3.', facts, at);
    for (const criterion of ['SEC-06', 'DRO-01']) other.judge(criterion, 'dropped', 'Vu.', facts, at);
    expect(() => other.confirm(facts, at)).toThrow('finding_kept');
    other.dropAll(facts, at);
    expect(other.toSnapshot()).toMatchObject({ state: 'closed', outcome: 'conform' });
  });

  it('ends corrected with the last finding, however often it is told', () => {
    const audit = corrective();
    const first = { findingId: finding(), state: 'verified' } as const;
    expect(audit.follow(first, facts, at)).toBeNull();
    expect(audit.follow(first, facts, at)).toBeNull();
    expect(audit.follow({ findingId: finding(), state: 'waived' }, facts, at)).toBe('corrected');

    expect(audit.follow({ findingId: finding(), state: 'failed' }, facts, at)).toBeNull();
    expect(audit.toSnapshot()).toMatchObject({ state: 'closed', outcome: 'corrected' });
  });

  it('ends non-conform with the first finding that fails', () => {
    const audit = corrective();

    expect(audit.follow({ findingId: finding(), state: 'failed' }, facts, at)).toBe('non_conform');
    expect(audit.toSnapshot()).toMatchObject({ state: 'closed', outcome: 'non_conform' });
  });

  it('is brought forward by what does not wait, and is not acted on from an old version', () => {
    const audit = planned();
    const urgent = { plannedOn: today, cause: 'leak', motive: 'Une fuite est confirmée.' };
    audit.bringForward(urgent, facts, at);

    expect(audit.toSnapshot()).toMatchObject({ ...urgent, reason: 'risk', version: 2 });
    expect(() => audit.expectVersion(1)).toThrow(StaleVersion);
  });
});

describe('the limits of an audit', () => {
  const kinds = (audit: { toSnapshot(): AuditSnapshot }, by: Day = today) =>
    timersOf(audit.toSnapshot(), by).map(({ kind }) => kind);
  const asked = opened();
  asked.askDocuments(['Contrats'], due, facts, at);

  it.each([
    ['planned', planned(), ['audit.prepare', 'audit.planned']],
    ['prepared', prepared(), ['audit.start', 'audit.planned']],
    ['open', opened(), ['audit.fieldwork']],
    ['asking for documents', asked, ['audit.fieldwork', 'audit.access']],
    ['being observed', reported(), ['audit.observations']],
    ['corrective', corrective(), []],
  ])('run while it is %s', (_, audit, expected) => {
    expect(kinds(audit)).toEqual(expected);
  });

  it('end at midnight in Paris', () => {
    const by = lastDayForNotice(toDay('2027-03-15'), '10wd', frenchCalendar({ alsaceMoselle: false }));

    expect(timersOf(planned().toSnapshot(), by)).toEqual([
      { kind: 'audit.prepare', dueAt: new Date('2027-02-28T23:00:00Z') },
      { kind: 'audit.planned', dueAt: new Date('2027-03-15T22:59:59.999Z') },
    ]);
  });
});
