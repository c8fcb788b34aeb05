import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, newId } from '#libs/kernel';
import type { DeclarationId } from '../../domain/assignment.js';
import type { Interest } from '../../domain/assignment-facts.js';
import type { DeclarableKind } from '../../domain/conflict.js';
import { EvaluationWork } from '../evaluation.work.js';
import { personOf } from '../person-of.js';
import { draftOutcomes } from '../reconciliation/draft-outcomes.js';
import { QuorumWatch } from '../reconciliation/quorum-watch.js';
import { AssignmentSteps } from './assignment-steps.js';
import { type OnAssignment, onAssignment } from './on-assignment.js';

export interface SignedDeclaration {
  readonly interest: Interest;
  readonly statement: string;
  /** What is disclosed. */
  readonly text: string;
}

export const DECLINE_REASONS = ['time', 'competence', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Ties an expert recuses himself for; every one of them excludes him from this publisher from now on. */
export type RecusalKind = Exclude<DeclarableKind, 'network'>;

/** What an expert answers when he is asked. */
@Injectable()
export class AnswerInvitation {
  constructor(
    private readonly work: EvaluationWork,
    private readonly steps: AssignmentSteps,
    private readonly quorum: QuorumWatch,
    private readonly clock: Clock,
  ) {}

  /** Signs the declaration; without an interest the content opens, with one the lead is asked (EXP-01, EXP-05). */
  accept(actor: Actor, on: OnAssignment, { interest, statement, text }: SignedDeclaration): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const { scope, assignment } = held;
      if (await scope.declarations.of(assignment.id)) {
        throw new Conflict('already_declared', 'The declaration was already signed.');
      }
      const id = newId<'Declaration'>() as DeclarationId;
      const action = interest === 'none' ? 'accept' : 'disclose';
      const signed = { id, assignmentId: assignment.id, interest, statement, text };
      await this.steps.take(held, actor, action, {
        before: () => scope.declarations.sign({ ...signed, signedBy: personOf(actor), signedAt: this.clock.now() }),
        changes: { declarationId: id },
        facts: { interest },
        secrets: { disclosed: text },
      });
    });
  }

  decline(actor: Actor, on: OnAssignment, reason: DeclineReason, text: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const details = { changes: { endedReason: reason }, facts: { reason }, secrets: { text } };
      await this.steps.take(held, actor, 'decline', details);
      await held.scope.drafts.drop(held.assignment.id);
    });
  }

  /** A conflict found before the review ends the assignment; found later, it voids the review (EXP-02, EXP-03). */
  recuse(actor: Actor, on: OnAssignment, kind: RecusalKind, text: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const { scope, dossier, assignment } = held;
      const { state, criteria } = assignment.toSnapshot();
      const late = state === 'submitted';
      const details = { changes: { endedReason: kind }, facts: { reason: 'conflict', kind }, secrets: { text } };
      await this.steps.take(held, actor, late ? 'void' : 'declareConflict', details);

      await scope.relations.add(
        {
          id: newId<'ConflictRelation'>(),
          expertId: personOf(actor),
          siren: dossier.toSnapshot().siren,
          kind,
          from: this.clock.today(),
          to: null,
          source: 'declared',
          note: text,
          recordedBy: actor.accountId,
        },
        this.clock.now(),
      );
      await this.quorum.look(scope, dossier);
      if (late && !dossier.isSealed) await draftOutcomes(scope, dossier, new Set(criteria));
    });
  }
}
