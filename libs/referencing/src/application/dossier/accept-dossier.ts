import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import { judgedIn } from '../../domain/submission/answer.js';
import { OrganisationReader } from '../neighbours.js';
import { ReferencingWork } from '../referencing.work.js';
import { type OnDossier, onDossier } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/**
 * The file is complete: the clock of the evaluation starts, and the evaluation is told to open (REG-06). A dossier
 * without a tier was never admitted: the lifecycle refuses it.
 */
@Injectable()
export class AcceptDossier {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, on: OnDossier) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const rules = await scope.rules.for(dossier);
      const { tier, organisationId, applicationId, facts, frameworkVersion, leadId, number, kind } =
        dossier.toSnapshot();
      const limit = tier && rules.evaluationLimit(tier, kind);
      const details = limit ? { progress: { clock: { start: this.clock.today(), limit } }, facts: { limit } } : {};
      await this.steps.take(scope, actor, dossier, 'accept', details);

      const organisation = await this.organisations.get(organisationId);
      const application = (await scope.applications.get(applicationId)).toSnapshot();
      const submission = await scope.submissions.latest(dossier.id);
      const scopeItems = judgedIn(await scope.scopeItems.of(dossier.id));
      await scope.outbox.announce({
        name: 'referencing.evaluation-opened.v1',
        occurredAt: this.clock.now(),
        payload: {
          dossierId: dossier.id,
          number,
          kind,
          applicationId,
          applicationName: application.name,
          publisherName: organisation.name,
          organisationId,
          siren: organisation.siren,
          category: facts.category,
          tier,
          frameworkVersion,
          submissionVersion: submission?.number ?? 1,
          leadId,
          round: 1,
          criteria: scopeItems.map(({ criterion, brick, severity, expertsRequired, naReasons }) => ({
            id: criterion,
            brick,
            severity,
            assessor: 'expert',
            expertsRequired,
            competences: [brick],
            naReasons,
          })),
        },
      });
    });
  }
}
