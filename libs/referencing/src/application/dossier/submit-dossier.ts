import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import { judgedIn } from '../../domain/submission/answer.js';
import { CoverFindings } from '../finding/cover-findings.js';
import { ReferencingWork } from '../referencing.work.js';
import { freezeFile } from '../submission/freeze-file.js';
import { type OnDossier, onDossier, personOf } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/** The file is sent: version N is frozen with its hash, and the receipt bears both (PUB-01). */
@Injectable()
export class SubmitDossier {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly cover: CoverFindings,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, on: OnDossier, statement: string) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const { submission } = await freezeFile(scope, dossier.id, personOf(actor), this.clock.now(), statement);
      await this.steps.take(scope, actor, dossier, 'submit', {
        facts: {
          submission: submission.number,
          submissionHash: submission.hash,
          evidence: submission.content.evidence.map(({ sha256 }) => sha256),
        },
      });
      const judged = judgedIn(await scope.scopeItems.of(dossier.id)).map(({ criterion }) => criterion);
      await this.cover.submitWithDossier(scope, actor, dossier.id, judged);
    });
  }
}
