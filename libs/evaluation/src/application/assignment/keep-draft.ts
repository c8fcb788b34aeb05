import { Injectable } from '@nestjs/common';
import { Clock, NotFound, StaleVersion, transition } from '#libs/kernel';
import type { AssignmentId } from '../../domain/assignment.js';
import { assignmentConditionTexts, assignmentLifecycle } from '../../domain/assignment.lifecycle.js';
import { conditionsMet } from '../../domain/assignment-facts.js';
import { type Draft, EvaluationWork } from '../evaluation.work.js';
import { AssignmentSurroundings } from './assignment-surroundings.js';
import { datedScores, type SentScore } from './draft-scores.js';
import { hold } from './on-assignment.js';

export interface DraftToSave {
  readonly assignmentId: AssignmentId;
  /** Version of the draft, not of the assignment: saving disturbs nobody else. 0 before the first. */
  readonly expectedVersion: number;
  readonly scores: readonly SentScore[];
}

/**
 * Keeps what the expert has so far, whole or not (N6, EXP-09). Nothing is told to anybody: neither the journal nor the
 * version of the assignment shows whether, or how often, a draft was saved.
 */
@Injectable()
export class KeepDraft {
  constructor(
    private readonly work: EvaluationWork,
    private readonly surroundings: AssignmentSurroundings,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound unless the author is at work: what he left behind is kept unreadable until it is purged (N10) */
  read(id: AssignmentId): Promise<Draft> {
    return this.work.read(async (scope) => {
      if ((await scope.assignments.get(id)).toSnapshot().state !== 'accepted') throw new NotFound('draft', id);
      return scope.drafts.of(id);
    });
  }

  execute({ assignmentId, expectedVersion, scores }: DraftToSave): Promise<Draft> {
    return this.work.transaction(async (scope) => {
      const held = await hold(scope, assignmentId);
      const { dossier, assignment } = held;
      const { state } = assignment.toSnapshot();
      const facts = await this.surroundings.factsOf(scope, dossier, assignment, true);
      const met = conditionsMet(assignment.toSnapshot(), facts);
      transition(assignmentLifecycle, state, 'saveDraft', met, assignmentConditionTexts);

      const { version, scores: before } = await scope.drafts.of(assignmentId);
      if (version !== expectedVersion) throw new StaleVersion(expectedVersion, version);
      const draft = { scores: datedScores(held, scores, before), savedAt: this.clock.now(), version: version + 1 };
      await scope.drafts.save(assignmentId, draft);
      return draft;
    });
  }
}
