import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, Conflict, type Day, Invalid, NotFound, newId } from '#libs/kernel';
import type { ConflictKind, DeclarableKind } from '../../domain/conflict.js';
import { type ExpertProfile, type ExpertSnapshot, revised } from '../../domain/expert.js';
import { EvaluationWork, type RecordedRelation } from '../evaluation.work.js';
import { People } from '../neighbours.js';

export interface NewRelation<Kind extends ConflictKind> {
  readonly siren: string;
  readonly kind: Kind;
  readonly from: Day;
  readonly to: Day | null;
  readonly note: string;
}

export type PinnedKind = Extract<ConflictKind, 'pinned_conflict' | 'pinned_free' | 'appeal_review'>;

/** Who the experts are, what they can judge, and what ties them to whom. */
@Injectable()
export class ExpertDirectory {
  constructor(
    private readonly work: EvaluationWork,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  setProfile(actor: Actor, id: AccountId, profile: ExpertProfile, expectedVersion: number): Promise<ExpertSnapshot> {
    return this.work.transaction(async (scope) => {
      await this.expectExpert(id);
      const { mandateFrom, mandateTo } = profile;
      if (mandateTo !== null && (mandateFrom === null || mandateTo < mandateFrom)) {
        const reasons = [{ code: 'ends_before_it_begins', message: 'ends before it begins', field: '/mandateTo' }];
        throw new Invalid('validation_failed', 'The mandate is not a period.', reasons);
      }
      const expert = revised(await scope.experts.find(id), id, profile, expectedVersion);
      await scope.experts.save(expert);
      await scope.journal.append({
        kind: 'expert.profile-set',
        subject: { kind: 'expert', id },
        actor,
        at: this.clock.now(),
        facts: { competences: [...profile.competences], mandateFrom, mandateTo },
      });
      return expert;
    });
  }

  /** An expert, or an auditor, declares a tie of his own, before anybody asks. */
  declare(actor: Actor, expertId: AccountId, relation: NewRelation<DeclarableKind>): Promise<RecordedRelation> {
    return this.add(actor, expertId, relation, 'declared');
  }

  /** The regulator fixes a pair: a conflict whatever is declared, or none whatever is detected. */
  async pin(actor: Actor, expertId: AccountId, relation: NewRelation<PinnedKind>): Promise<RecordedRelation> {
    await this.expectExpert(expertId);
    return this.add(actor, expertId, relation, 'set_by_regulator');
  }

  /** A tie has ended. It is not erased: former ties count for the window of the policy. */
  end(actor: Actor, expertId: AccountId, relationId: string, to: Day): Promise<RecordedRelation> {
    return this.work.transaction(async (scope) => {
      const relation = await scope.relations.get(relationId);
      const mayEnd = actor.role === 'lead' || relation.source === 'declared';
      if (relation.expertId !== expertId || !mayEnd) throw new NotFound('interest', relationId);
      if (relation.to !== null) throw new Conflict('already_ended', 'This tie has already ended.');
      if (to < relation.from || to > this.clock.today()) {
        const reasons = [{ code: 'out_of_range', message: 'lies between its beginning and today', field: '/to' }];
        throw new Invalid('validation_failed', 'The day is not possible.', reasons);
      }
      await scope.relations.end(relationId, to);
      await scope.journal.append({
        kind: 'interest.end',
        subject: { kind: 'interest', id: relationId },
        actor,
        at: this.clock.now(),
        facts: { kind: relation.kind },
        secrets: { expert: expertId, siren: relation.siren },
      });
      return { ...relation, to };
    });
  }

  /** Organisations that conflict alike. The new list takes the place of the old one. */
  setGroup(actor: Actor, head: string, members: readonly string[]): Promise<void> {
    return this.work.transaction(async (scope) => {
      await scope.relations.setGroup(head, members);
      await scope.journal.append({
        kind: 'organisation-group.set',
        subject: { kind: 'organisation-group', id: head },
        actor,
        at: this.clock.now(),
        facts: { members: [...members] },
      });
    });
  }

  /** @throws NotFound when there is no such account; Conflict (`not_an_expert`) when it has another role */
  private async expectExpert(id: AccountId): Promise<void> {
    if (await this.people.isExpert(id)) return;
    if (!(await this.people.many([id])).has(id)) throw new NotFound('expert', id);
    throw new Conflict('not_an_expert', 'This account has not the role of expert.');
  }

  private add(
    actor: Actor,
    expertId: AccountId,
    relation: NewRelation<ConflictKind>,
    source: RecordedRelation['source'],
  ): Promise<RecordedRelation> {
    return this.work.transaction(async (scope) => {
      const at = this.clock.now();
      const recorded = { ...relation, id: newId<'ConflictRelation'>(), expertId, source, recordedBy: actor.accountId };
      await scope.relations.add(recorded, at);
      await scope.journal.append({
        kind: 'interest.record',
        subject: { kind: 'interest', id: recorded.id },
        actor,
        at,
        facts: { kind: relation.kind, source },
        secrets: { expert: expertId, siren: relation.siren, note: relation.note },
      });
      return recorded;
    });
  }
}
