import { type AccountId, endOf, toDay } from '#libs/kernel';
import { Assignment, type AssignmentId, isOverdue } from './assignment.js';
import { type AssignmentFacts, conditionsMet } from './assignment-facts.js';
import type { DossierId } from './evaluated-dossier.js';

const invite = () =>
  Assignment.invite({
    id: 'a1' as AssignmentId,
    dossierId: 'd1' as DossierId,
    expertId: 'e1' as AccountId,
    round: 1,
    criteria: ['SEC-01', 'SEC-02'],
    invitedBy: 'l1' as AccountId,
    invitedAt: new Date('2026-06-01T08:00:00Z'),
    dueAt: endOf(toDay('2026-06-20')),
  });

const facts = (more: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  hardConflict: false,
  interest: null,
  draftFaults: 0,
  staleScores: 0,
  phase: 'evaluation',
  unsealedRound: 0,
  ...more,
});

describe('an assignment', () => {
  it('begins with all that is asked still to be scored', () => {
    expect(invite().toSnapshot()).toMatchObject({ state: 'invited', toScore: ['SEC-01', 'SEC-02'], version: 1 });
  });

  it('counts a version for each step and refuses who acts on an old one', () => {
    const assignment = invite();

    assignment.take({ id: 'N1', to: 'accepted' });

    expect(assignment.toSnapshot().version).toBe(2);
    expect(() => assignment.expectVersion(1)).toThrow(/version 1/);
  });

  it.each([
    ['2026-06-20T21:30:00Z', false],
    ['2026-06-20T21:59:59Z', false],
    ['2026-06-20T22:01:00Z', true],
  ])('due on 20 June is at %s overdue: %s (EXP-12)', (now, overdue) => {
    const assignment = invite();
    assignment.take({ id: 'N1', to: 'accepted' });

    expect(isOverdue(assignment.toSnapshot(), new Date(now))).toBe(overdue);
  });
});

describe('the conditions of an assignment', () => {
  const of = (more: Partial<AssignmentFacts>) => conditionsMet({ round: 1, moreTime: null }, facts(more));

  it('keep a round sealed until it is opened; what others gave changes nothing before that', () => {
    expect(of({}).has('round_sealed')).toBe(true);
    expect(of({ unsealedRound: 1, phase: 'reconciliation' }).has('round_sealed')).toBe(false);
  });

  it('open amendments in reconciliation only', () => {
    expect(of({ unsealedRound: 1, phase: 'reconciliation' }).has('round_unsealed')).toBe(true);
    expect(of({ unsealedRound: 1, phase: 'deciding' }).has('round_unsealed')).toBe(false);
    expect(of({ unsealedRound: 0, phase: 'reconciliation' }).has('round_unsealed')).toBe(false);
  });

  it('let a review be voided until the decision', () => {
    expect(of({ phase: 'deciding' }).has('dossier_undecided')).toBe(true);
    expect(of({ phase: 'closed' }).has('dossier_undecided')).toBe(false);
  });
});
