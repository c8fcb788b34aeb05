import { Injectable } from '@nestjs/common';
import { Clock, Invalid, StaleVersion, transition } from '#libs/kernel';
import type { AssignmentId } from '../../domain/assignment.js';
import { assignmentConditionTexts, assignmentLifecycle } from '../../domain/assignment.lifecycle.js';
import { conditionsMet } from '../../domain/assignment-facts.js';
import { type DatedDraftScore, type Draft, EvaluationWork } from '../evaluation.work.js';
import { AssignmentSurroundings } from './assignment-surroundings.js';
import { hold } from './on-assignment.js';

export interface DraftToSave {
  readonly assignmentId: AssignmentId;
  /** Version of the draft, not of the assignment: saving disturbs nobody else. 0 before the first. */
  readonly expectedVersion: number;
  readonly scores: readonly DatedDraftScore[];
}

/**
 * Keeps what the expert has so far, whole or not (N6, EXP-09). Nothing is told to anybody: neither the journal nor the
 * version of the assignment shows whether, or how often, a draft was saved.
 */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly work: EvaluationWork,
    private readonly surroundings: AssignmentSurroundings,
    private readonly clock: Clock,
  ) {}

  execute({ assignmentId, expectedVersion, scores }: DraftToSave): Promise<Draft> {
    return this.work.transaction(async (scope) => {
      const { dossier, assignment } = await hold(scope, assignmentId);
      const { state, criteria } = assignment.toSnapshot();
      const facts = await this.surroundings.factsOf(scope, dossier, assignment, true);
      const met = conditionsMet(assignment.toSnapshot(), facts);
      transition(assignmentLifecycle, state, 'saveDraft', met, assignmentConditionTexts);

      const { version } = await scope.drafts.of(assignmentId);
      if (version !== expectedVersion) throw new StaleVersion(expectedVersion, version);
      refuseUnknown(scores, criteria, dossier.toSnapshot().submissionVersion);
      const draft = { scores, savedAt: this.clock.now(), version: version + 1 };
      await scope.drafts.save(assignmentId, draft);
      return draft;
    });
  }
}

function refuseUnknown(scores: readonly DatedDraftScore[], criteria: readonly string[], newest: number): void {
  const seen = new Set<string>();
  const reasons = scores.flatMap(({ criterion, submissionVersion }, index) => {
    const fault = (code: string, message: string) => [{ code, message, field: `/scores/${index}` }];
    if (!criteria.includes(criterion)) return fault('not_asked', 'was not asked of this expert');
    if (seen.has(criterion)) return fault('scored_twice', 'stands twice');
    seen.add(criterion);
    return submissionVersion > newest ? fault('unknown_submission', 'names a submission that does not exist') : [];
  });
  if (reasons.length > 0) throw new Invalid('validation_failed', 'Some scores are not accepted.', reasons);
}
