import { Injectable } from '@nestjs/common';
import { type ActionView, lifeOf } from '#libs/http';
import { Conflict } from '#libs/kernel';
import { type DecidedOutcome, EvaluationWork } from '../application/evaluation.work.js';
import { EvaluationReads, type Viewer, type VisibleReview } from '../application/evaluation-reads.js';
import type { DossierId, EvaluatedCriterion } from '../domain/evaluated-dossier.js';
import { groupedBy } from '../domain/grouped-by.js';
import { outcomeActions } from './lead-actions.js';
import type { OpinionView, OutcomeView, ReconciliationView } from './reconciliation.view.js';
import type { ReviewsView } from './review.view.js';
import { outcomeWords } from './state-words.js';

/** Rationales side by side under neutral labels, and what the panel came to (EXP-14). */
@Injectable()
export class ReconciliationPresenter {
  constructor(
    private readonly work: EvaluationWork,
    private readonly reads: EvaluationReads,
  ) {}

  /** @throws Conflict (`still_sealed`), whatever reviews there are or are not */
  async view(viewer: Viewer, dossierId: DossierId): Promise<ReconciliationView> {
    const leads = viewer.role === 'lead';
    const { dossier, criteria, outcomes } = await this.work.read(async (scope) => ({
      dossier: (await scope.dossiers.get(dossierId)).toSnapshot(),
      criteria: await scope.dossiers.criteria(dossierId),
      outcomes: await scope.outcomes.of(dossierId),
    }));
    if (dossier.unsealedRound === 0) throw new Conflict('still_sealed', 'The reviews of this round are still sealed.');

    const reviews = await this.reads.reviews(viewer, dossierId);
    const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
    const items = outcomes.flatMap((outcome) => {
      const criterion = byId.get(outcome.criterion);
      if (!criterion) return [];
      const opinions = opinionsOn(outcome.criterion, reviews);
      const actions = leads ? outcomeActions(dossier, criterion.id) : [];
      return [outcomeView(outcome, criterion, opinions, actions)];
    });
    const count = (state: string) => outcomes.filter((outcome) => outcome.state === state).length;
    return { dossierId, phase: dossier.phase, toDiscuss: count('to_discuss'), toWord: count('drafted'), items };
  }

  async reviews(viewer: Viewer, dossierId: DossierId, criterion?: string): Promise<ReviewsView> {
    const reviews = await this.reads.reviews(viewer, dossierId, criterion);
    const items = reviews.map(({ assignmentId: _, scores, submittedAt, ...review }) => ({
      ...review,
      submittedAt: submittedAt.toISOString(),
      scores: [...scores],
    }));
    return { count: items.length, items };
  }
}

const waiting = { waitingOn: { drafted: 'lead', to_discuss: 'lead' } };

const outcomeView = (
  { decidedBy: _, decidedAt: __, ...outcome }: DecidedOutcome,
  { brick, severity, naReasons }: EvaluatedCriterion,
  opinions: OpinionView[],
  actions: ActionView[],
): OutcomeView => ({
  ...outcome,
  ...lifeOf(waiting, outcome.state, outcomeWords, null, actions),
  brick,
  severity,
  naReasons: [...naReasons],
  opinions,
});

/** The newest voice of each member on a criterion, with what it was when it was sealed. */
function opinionsOn(criterion: string, reviews: readonly VisibleReview[]): OpinionView[] {
  const byAuthor = groupedBy(
    reviews.filter(({ label, standing }) => label !== null && standing),
    ({ assignmentId }) => assignmentId,
  );
  return [...byAuthor.values()].flatMap((versions) => {
    const ordered = [...versions].sort((a, b) => a.number - b.number);
    const voiceOf = (review: VisibleReview | undefined) =>
      review?.scores.find((score) => score.criterion === criterion);
    const last = ordered.at(-1);
    const now = voiceOf(last);
    if (!last || !now) return [];
    const sealed = voiceOf(ordered.filter(({ phase }) => phase === 'sealed').at(-1));
    const amended = sealed !== undefined && (sealed.verdict !== now.verdict || sealed.rationale !== now.rationale);
    const { verdict, rationale, naReason, question, confidence, anchor } = now;
    return [
      {
        label: last.label ?? '',
        own: last.own,
        verdict,
        rationale,
        naReason,
        question,
        confidence,
        anchor,
        amended,
        before: amended ? { verdict: sealed.verdict, rationale: sealed.rationale } : null,
      },
    ];
  });
}
