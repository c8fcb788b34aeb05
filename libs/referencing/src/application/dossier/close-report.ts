import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import type { Dossier } from '../../domain/dossier/dossier.js';
import type { ReportedOutcome } from '../../domain/report/report.js';
import { EvaluationReader } from '../neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { type OnDossier, onDossier, personOf } from './dossier-action.js';
import { DossierProposal } from './dossier-proposal.js';
import { DossierSteps } from './dossier-steps.js';

/** The lead closes the report: with a gap the publisher is heard first, without one the decision is prepared (T13, T16). */
@Injectable()
export class CloseReport {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly proposals: DossierProposal,
    private readonly evaluation: EvaluationReader,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, on: OnDossier) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const { outcomes, proposal } = await this.proposals.of(scope, dossier);
      const { to } = await this.steps.take(scope, actor, dossier, 'closeReport', {
        facts: { proposedOutcome: proposal.outcome, decisionRule: proposal.rule },
      });
      const earlier = await scope.reports.latest(dossier.id);
      const unanswered = (await scope.clarifications.of(dossier.id))
        .map((clarification) => clarification.toSnapshot())
        .filter(({ state }) => state === 'unanswered')
        .flatMap(({ rounds }) => rounds.at(-1)?.questions ?? []);
      await scope.reports.append(dossier.id, {
        number: (earlier?.number ?? 0) + 1,
        outcomes: await this.weighed(scope, dossier, outcomes),
        proposal,
        notes: [
          ...unanswered.map(({ criterion }) => `${criterion}: question restée sans réponse`),
          ...(await this.evaluation.clearedInterests(dossier.id)).map(
            ({ reason }) => `Lien d’intérêt déclaré et levé: ${reason}`,
          ),
        ],
        closedBy: personOf(actor),
        closedAt: this.clock.now(),
      });
      if (to === 'observations') await scope.reports.askObservations(dossier.id, this.clock.today());
    });
  }

  /** Says of each outcome whether it rests on a file or on the publisher's word: the letters show the difference. */
  private async weighed(scope: ReferencingScope, dossier: Dossier, outcomes: readonly ReportedOutcome[]) {
    const rules = await scope.rules.for(dossier);
    const sent = (await scope.submissions.latest(dossier.id))?.content.answers ?? [];
    const documented = new Set(sent.filter(({ evidence }) => evidence.length > 0).map(({ criterion }) => criterion));
    return outcomes.map((outcome) => ({
      ...outcome,
      trust: outcome.trust ?? rules.trustIn(documented.has(outcome.criterion)),
    }));
  }
}
