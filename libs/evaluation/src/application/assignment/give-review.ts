import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, Invalid } from '#libs/kernel';
import { faultsOfReview, sealedScore } from '../../domain/verdict.js';
import { type DatedDraftScore, type DatedScore, EvaluationWork } from '../evaluation.work.js';
import { EvaluationRules } from '../neighbours.js';
import { draftOutcomes } from '../reconciliation/draft-outcomes.js';
import { QuorumWatch } from '../reconciliation/quorum-watch.js';
import { AssignmentSteps } from './assignment-steps.js';
import { datedScores, type SentScore } from './draft-scores.js';
import { type Held, type OnAssignment, onAssignment } from './on-assignment.js';
import { sealReview } from './seal-review.js';

const dated = (score: DatedDraftScore): DatedScore => ({
  ...sealedScore(score),
  submissionVersion: score.submissionVersion,
});

/** A review is given, taken back, amended; and more time for it is asked. */
@Injectable()
export class GiveReview {
  constructor(
    private readonly work: EvaluationWork,
    private readonly steps: AssignmentSteps,
    private readonly quorum: QuorumWatch,
    private readonly rules: EvaluationRules,
    private readonly clock: Clock,
  ) {}

  /** Seals the draft. Nothing of it is announced but that it came (EXP-06, EXP-07). */
  submit(actor: Actor, on: OnAssignment, sent?: readonly SentScore[]): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const { scope, dossier, assignment } = held;
      if (sent) await this.replaceDraft(held, sent);
      const { scores } = await scope.drafts.of(assignment.id);
      await this.refuseGaps(held, scores);
      const { toScore } = assignment.toSnapshot();
      const changes = { toScore: [], moreTime: null };
      await this.steps.take(held, actor, 'submit', { changes, facts: { criteria: toScore.length } });
      await sealReview(held, dossier.isSealed ? 'sealed' : 'after_discussion', scores.map(dated), this.clock.now());
      await scope.drafts.drop(assignment.id);
      await this.quorum.look(scope, dossier);
      if (!dossier.isSealed) await draftOutcomes(scope, dossier, new Set(toScore));
    });
  }

  /** Takes the review back while it is sealed; the sealed version stays in the record (N8). */
  recall(actor: Actor, on: OnAssignment, reason: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const { scope, dossier, assignment } = held;
      const changes = { toScore: assignment.toSnapshot().criteria };
      await this.steps.take(held, actor, 'recall', { changes, secrets: { reason } });
      await reopenDraft(held, this.clock.now());
      await this.quorum.look(scope, dossier);
    });
  }

  /** Changes some scores once the panel has talked; what was sealed before stays beside it (N9, EXP-14). */
  amend(actor: Actor, on: OnAssignment, sent: readonly SentScore[]): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const { scope, dossier, assignment } = held;
      const [last] = await scope.reviews.of(assignment.id);
      if (!last) throw new Conflict('nothing_to_amend', 'There is no review to amend.');
      const amended = datedScores(held, sent, last.scores);
      const names = amended.map(({ criterion }) => criterion);
      const kept = last.scores.filter(({ criterion }) => !names.includes(criterion));
      await this.steps.take(held, actor, 'amend', { facts: { criteria: names.length } });
      await this.refuseGaps(held, [...kept, ...amended]);
      await sealReview(held, 'after_discussion', [...kept, ...amended.map(dated)], this.clock.now());
      await draftOutcomes(scope, dossier);
    });
  }

  askMoreTime(actor: Actor, on: OnAssignment, days: number, reason: string): Promise<void> {
    return onAssignment(this.work, on, async (held) => {
      const { longestMoreTime } = await this.rules.of(held.dossier.toSnapshot().frameworkVersion);
      if (days > longestMoreTime) {
        const message = `is at most ${longestMoreTime} days`;
        throw new Invalid('validation_failed', 'Too much time is asked.', [{ code: 'max', message, field: '/days' }]);
      }
      const moreTime = { days, reason, askedAt: this.clock.now().toISOString() };
      await this.steps.take(held, actor, 'askMoreTime', { changes: { moreTime }, facts: { days } });
    });
  }

  private async replaceDraft(held: Held, sent: readonly SentScore[]): Promise<void> {
    const { scores, version } = await held.scope.drafts.of(held.assignment.id);
    const draft = { scores: datedScores(held, sent, scores), savedAt: this.clock.now(), version: version + 1 };
    await held.scope.drafts.save(held.assignment.id, draft);
  }

  /** @throws Conflict naming each criterion that lacks something */
  private async refuseGaps({ scope, dossier, assignment }: Held, scores: readonly DatedDraftScore[]): Promise<void> {
    const { criteria, state } = assignment.toSnapshot();
    if (state !== 'accepted' && state !== 'submitted') return;
    const asked = (await scope.dossiers.criteria(dossier.id)).filter(({ id }) => criteria.includes(id));
    const faults = faultsOfReview(scores, asked);
    if (faults.length === 0) return;
    throw new Conflict('review_incomplete', 'The review is not complete.', { faults: faults.length }, faults);
  }
}

/** The draft begins again from what was sealed last. */
export async function reopenDraft({ scope, assignment }: Held, savedAt: Date): Promise<void> {
  const [last] = await scope.reviews.of(assignment.id);
  const { version } = await scope.drafts.of(assignment.id);
  await scope.drafts.save(assignment.id, { scores: last?.scores ?? [], savedAt, version: version + 1 });
}
