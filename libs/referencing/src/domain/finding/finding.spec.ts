import { type Day, flawsOf } from '#libs/kernel';
import { AUDITOR, aFinding, everyCondition, PUBLISHER } from './finding.builders.js';
import { Finding, type FindingSnapshot } from './finding.js';
import {
  FINDING_ACTIONS,
  FINDING_STATES,
  type FindingAction,
  type FindingCondition,
  findingLifecycle,
} from './finding.lifecycle.js';
import { type FindingFacts, findingConditions } from './finding-conditions.js';

const at = new Date('2026-03-10T09:00:00Z');
const TODAY = '2026-03-10' as Day;
const DUE = '2026-05-04' as Day;

const plan = { action: 'Tenir un journal.', owner: 'Alice', on: DUE, proposedBy: PUBLISHER, proposedAt: at };
const statement = { text: 'Je certifie.', by: PUBLISHER, at };

const take: Readonly<Record<FindingAction, (finding: Finding, met: ReadonlySet<FindingCondition>) => unknown>> = {
  proposePlan: (finding, met) => finding.proposePlan(plan, met),
  rejectPlan: (finding, met) => finding.rejectPlan('Trop vague.', met, at),
  submitEvidence: (finding, met) => finding.submitEvidence(statement, DUE, met),
  verify: (finding, met) => finding.verify(met, at),
  reject: (finding, met) => finding.reject('Illisible.', DUE, met, at),
  rejectFinal: (finding, met) => finding.rejectFinal('Toujours illisible.', met, at),
  coveringDossierEnded: (finding) => finding.coveringDossierEnded(at),
  timeout: (finding, met) => finding.timeOut(met, at),
  extend: (finding, met) => finding.extend(DUE, 'Un prestataire a fait défaut.', met, at),
  waive: (finding, met) => finding.waive('Sans objet.', met, at),
  listingEnded: (finding) => finding.endWithListing('DEC-2026-000009', at),
  decideAnew: (finding) => finding.decideAnew(DUE, 'Toujours sans journal.', at),
};

const inState = (state: FindingSnapshot['state'], given: Partial<FindingSnapshot> = {}) =>
  Finding.restore({ ...aFinding().toSnapshot(), ...given, state });

describe('the life of a finding', () => {
  it('has no state that is never reached, no dead end and no way out of an end', () => {
    expect(flawsOf(findingLifecycle)).toEqual([]);
  });

  it('knows every state it may be kept in, and every action', () => {
    const rows = Object.values(findingLifecycle.transitions);

    expect(new Set(rows.map(({ to }) => to).filter((to) => to !== 'same'))).toEqual(new Set(FINDING_STATES));
    expect(new Set(rows.map(({ on }) => on))).toEqual(new Set(FINDING_ACTIONS));
  });
});

describe('every action in every state', () => {
  const cells = FINDING_STATES.flatMap((state) => FINDING_ACTIONS.map((action) => ({ state, action })));
  const rowFor = (state: string, action: string) =>
    Object.values(findingLifecycle.transitions).find(({ on, from }) => on === action && from.includes(state as never));
  const everything = new Set([...everyCondition(), 'rejections_used_up', 'nothing_submitted_in_time'] as const);

  it.each(cells)('$action while $state is as the table says', ({ state, action }) => {
    const row = rowFor(state, action);

    if (!row) return expect(() => take[action](inState(state), everything)).toThrow(/not possible/);
    const finding = inState(state);
    const to = row.to === 'same' ? state : row.to;
    expect(take[action](finding, everything)).toEqual({ action, from: state, to });
    expect(finding.toSnapshot()).toMatchObject({ state: to, version: 2 });
    expect(finding.toSnapshot().closedAt).toEqual(findingLifecycle.final.includes(to) ? at : null);
    for (const condition of row.when ?? []) {
      const without = new Set([...everything].filter((one) => one !== condition));
      expect(() => take[action](inState(state), without)).toThrow(condition);
    }
    return undefined;
  });
});

describe('what is kept of a finding', () => {
  it('is the plan, also after it was rejected, with the reason', () => {
    const finding = aFinding();
    finding.proposePlan(plan, everyCondition());
    finding.rejectPlan('Trop vague.', everyCondition(), at);

    expect(finding.toSnapshot()).toMatchObject({ plan, remark: { on: 'rejectPlan', motive: 'Trop vague.', at } });
  });

  it('is the dossier that carries the evidence, until it ends undecided', () => {
    const finding = aFinding({ proof: 'dossier' });
    finding.submitWithDossier('dossier' as never, everyCondition(), at);
    expect(finding.toSnapshot()).toMatchObject({ coveringDossierId: 'dossier', verifyBy: null, submittedAt: at });

    finding.coveringDossierEnded(at);
    expect(finding.toSnapshot()).toMatchObject({ state: 'open', coveringDossierId: null, dueOn: DUE });
  });

  it('is the day that was moved, with its motive', () => {
    const finding = aFinding();
    finding.extend('2026-06-01' as Day, 'Un prestataire a fait défaut.', everyCondition(), at);

    const { dueOn, extension } = finding.toSnapshot();
    expect([dueOn, extension?.from, extension?.motive]).toEqual(['2026-06-01', DUE, 'Un prestataire a fait défaut.']);
  });
});

describe('the conditions of a finding', () => {
  const met = (facts: Partial<FindingFacts>, given: Partial<FindingSnapshot> = {}, today: Day = TODAY) =>
    findingConditions({ ...aFinding().toSnapshot(), ...given }, { actor: AUDITOR, ...facts }, today);

  it.each([
    ['2026-03-09', false],
    ['2026-03-10', true],
    ['2026-05-04', true],
    ['2026-05-05', false],
  ])('take a plan for %s on 10 March, due on 4 May: %s', (day, expected) => {
    expect(met({ plannedFor: day as Day }).has('plan_in_time')).toBe(expected);
  });

  it.each([
    [{ attached: 0, unacceptable: 0 }, ['files_acceptable']],
    [{ attached: 2, unacceptable: 1 }, ['file_attached']],
    [{ attached: 2, unacceptable: 0 }, ['file_attached', 'files_acceptable']],
  ])('want files that passed the antivirus: %o', (files, expected) => {
    const held = met({ files });
    expect(['file_attached', 'files_acceptable'].filter((one) => held.has(one as FindingCondition))).toEqual(expected);
  });

  it('leave a finding of a dossier to that dossier', () => {
    expect(met({}, { proof: 'dossier' }).has('proof_fits')).toBe(false);
    expect(met({ byDossier: true }, { proof: 'dossier' }).has('proof_fits')).toBe(true);
  });

  it('keep who proposed the plan, who sent the evidence and who has an interest from judging it', () => {
    expect(met({}, { plan, statement }).has('verifier_independent')).toBe(true);
    expect(met({ actor: PUBLISHER }, { plan }).has('verifier_independent')).toBe(false);
    expect(met({ actor: PUBLISHER }, { statement }).has('verifier_independent')).toBe(false);
    expect(met({ interested: true }).has('verifier_independent')).toBe(false);
    expect(met({ interested: true }).has('no_interest_declared')).toBe(false);
    expect(met({ actor: null }, { plan, statement }).has('verifier_independent')).toBe(true);
  });

  it.each([
    [0, 2, true],
    [1, 2, false],
    [0, 1, false],
    [2, 5, true],
  ])('after %i rejections of %i at most leave room for another: %s', (rejections, limit, left) => {
    const held = met({ rejectionsBeforeFailed: limit }, { rejections });
    expect([held.has('rejections_left'), held.has('rejections_used_up')]).toEqual([left, !left]);
  });

  it.each([
    ['2026-05-04', false],
    ['2026-05-05', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('let the day of 4 May move to %s while the listing ends on 31 December: %s', (to, expected) => {
    const extension = { to: to as Day, listingEnds: '2026-12-31' as Day };
    expect(met({ extension }).has('day_allowed')).toBe(expected);
  });
});
