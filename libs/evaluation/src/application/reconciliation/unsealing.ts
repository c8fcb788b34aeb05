import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { AssignmentSnapshot } from '../../domain/assignment.js';
import { OPEN_STATES } from '../../domain/assignment.lifecycle.js';
import type { EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import { labelsFor } from '../../domain/labels.js';
import { AssignmentSteps } from '../assignment/assignment-steps.js';
import type { EvaluationScope } from '../evaluation.work.js';
import { draftOutcomes } from './draft-outcomes.js';

/**
 * Opens the reviews of the round to the panel and the lead, once the dossier has come to reconciliation with its quorum.
 * Who has not given a review by then is released: he could no longer give a blind one.
 */
@Injectable()
export class Unsealing {
  constructor(
    private readonly steps: AssignmentSteps,
    private readonly clock: Clock,
  ) {}

  async unsealIfDue(scope: EvaluationScope, dossier: EvaluatedDossier): Promise<void> {
    const { phase, round } = dossier.toSnapshot();
    if (phase !== 'reconciliation' || !dossier.isSealed || !dossier.quorumIsReached) return;

    const panel = await scope.assignments.of(dossier.id);
    for (const assignment of panel) {
      if (!isWithoutReview(assignment.toSnapshot(), round)) continue;
      await this.steps.take({ scope, dossier, assignment }, SYSTEM, 'cancel', {
        changes: { endedReason: 'quorum_reached' },
        facts: { reason: 'quorum_reached' },
      });
    }
    dossier.unseal();
    await scope.dossiers.save(dossier);

    const experts = panel
      .map((assignment) => assignment.toSnapshot())
      .filter(({ state }) => state === 'submitted')
      .map(({ expertId }) => expertId);
    const known = await scope.labels.of(dossier.id);
    await scope.labels.add(
      dossier.id,
      labelsFor(experts, known, (bound) => randomInt(bound)),
    );
    await draftOutcomes(scope, dossier, new Set(dossier.toSnapshot().roundCriteria));
    await scope.journal.append({
      kind: 'evaluation.unsealed',
      subject: { kind: 'evaluation', id: dossier.id },
      actor: SYSTEM,
      at: this.clock.now(),
      facts: { round },
    });
  }
}

/** He was asked in this round and nothing of his stands; an earlier review reopened on a few criteria goes on. */
const isWithoutReview = ({ state, round, criteria, toScore }: AssignmentSnapshot, current: number): boolean =>
  round === current && OPEN_STATES.some((open) => open === state) && toScore.length === criteria.length;
