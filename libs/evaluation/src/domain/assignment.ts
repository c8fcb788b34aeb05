import { type AccountId, type Id, StaleVersion, type Step } from '#libs/kernel';
import type { AssignmentState } from './assignment.lifecycle.js';
import type { DossierId } from './evaluated-dossier.js';

export type AssignmentId = Id<'Assignment'>;
export type DeclarationId = Id<'Declaration'>;

/** More time, as the expert asked for it (EXP-13). */
export interface MoreTime {
  /** Calendar days beyond the present due date. */
  readonly days: number;
  readonly reason: string;
  readonly askedAt: string;
}

export interface AssignmentSnapshot {
  readonly id: AssignmentId;
  readonly dossierId: DossierId;
  readonly expertId: AccountId;
  /** 1 for the first round; each reopening adds one. */
  readonly round: number;
  readonly criteria: readonly string[];
  /** What is to be scored now: all of them at first, only what the publisher changed after that (N11). */
  readonly toScore: readonly string[];
  readonly state: AssignmentState;
  readonly declarationId: DeclarationId | null;
  readonly invitedBy: AccountId;
  readonly invitedAt: Date;
  /** End of the day in Paris (EXP-12); null while nobody is waited for. */
  readonly dueAt: Date | null;
  readonly moreTime: MoreTime | null;
  readonly endedReason: string | null;
  readonly version: number;
}

type Invitation = Pick<
  AssignmentSnapshot,
  'id' | 'dossierId' | 'expertId' | 'round' | 'criteria' | 'invitedBy' | 'invitedAt' | 'dueAt'
>;

type Changes = Partial<Pick<AssignmentSnapshot, 'toScore' | 'declarationId' | 'dueAt' | 'moreTime' | 'endedReason'>>;

/** What one expert is asked on one dossier in one round. */
export class Assignment {
  private constructor(private snapshot: AssignmentSnapshot) {}

  static invite(invitation: Invitation): Assignment {
    return new Assignment({
      ...invitation,
      toScore: invitation.criteria,
      state: 'invited',
      declarationId: null,
      moreTime: null,
      endedReason: null,
      version: 1,
    });
  }

  static restore(snapshot: AssignmentSnapshot): Assignment {
    return new Assignment(snapshot);
  }

  get id(): AssignmentId {
    return this.snapshot.id;
  }

  toSnapshot(): AssignmentSnapshot {
    return this.snapshot;
  }

  /** @throws StaleVersion */
  expectVersion(expected: number): void {
    if (expected !== this.snapshot.version) throw new StaleVersion(expected, this.snapshot.version);
  }

  take({ to }: Step<AssignmentState>, changes: Changes = {}): void {
    this.snapshot = { ...this.snapshot, ...changes, state: to, version: this.snapshot.version + 1 };
  }

  /** Criteria that changed while he was at work are to be scored, also those that he had done with. */
  reopen(changed: readonly string[]): void {
    const toScore = this.snapshot.criteria.filter(
      (criterion) => this.snapshot.toScore.includes(criterion) || changed.includes(criterion),
    );
    this.snapshot = { ...this.snapshot, toScore, version: this.snapshot.version + 1 };
  }
}

/** A due day is kept until midnight in Paris; overdue is computed, never stored. */
export const isOverdue = ({ state, dueAt }: AssignmentSnapshot, now: Date): boolean =>
  state === 'accepted' && dueAt !== null && dueAt < now;
