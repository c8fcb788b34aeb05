import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import type { Reply } from '../../domain/clarification/clarification.js';
import { personOf } from '../dossier/dossier-action.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import { ReferencingWork } from '../referencing.work.js';
import { freezeFile } from '../submission/freeze-file.js';
import { type OnClarification, onClarification } from './clarification-action.js';

/** The publisher answers: a new version of the file is frozen, and the criteria that changed are judged anew (C1, EXP-10). */
@Injectable()
export class AnswerClarification {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, on: OnClarification, replies: readonly Reply[]) {
    return onClarification(
      { work: this.work, steps: this.steps, clock: this.clock },
      actor,
      on,
      'answer',
      async ({ scope, dossier, clarification }) => {
        const asked = new Set(
          clarification
            .toSnapshot()
            .rounds.at(-1)
            ?.questions.map(({ criterion }) => criterion),
        );
        clarification.answer(
          replies.filter(({ criterion }) => asked.has(criterion)),
          this.clock.today(),
        );

        const before = await scope.submissions.latest(dossier.id);
        if (!before) return undefined;
        const now = this.clock.now();
        const { submission, changed } = await freezeFile(
          scope,
          dossier.id,
          personOf(actor),
          now,
          before.content.statement,
        );
        await scope.outbox.announce({
          name: 'referencing.submission-frozen.v1',
          occurredAt: now,
          payload: { dossierId: dossier.id, submissionVersion: submission.number, changedCriteria: changed },
        });
        return { submission: submission.number, submissionHash: submission.hash, criteria: changed };
      },
    );
  }
}
