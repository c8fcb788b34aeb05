import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { proposalFor } from '../../domain/decision/outcome.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { trialPossibleFrom } from '../../domain/listing/trial-rest.js';
import type { Proposal, ReportedOutcome } from '../../domain/report/report.js';
import { withCarried } from '../../domain/scope/carried.js';
import { EvaluationReader } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';

export interface ProposedDecision {
  readonly outcomes: readonly ReportedOutcome[];
  readonly proposal: Proposal;
}

/** What the policy makes of the outcomes the panel has come to: computed, never chosen (REG-11). */
@Injectable()
export class DossierProposal {
  constructor(
    private readonly evaluation: EvaluationReader,
    private readonly clock: Clock,
  ) {}

  async of(scope: ReferencingScope, dossier: Dossier): Promise<ProposedDecision> {
    const items = await scope.scopeItems.of(dossier.id);
    const outcomes = withCarried(items, await this.evaluation.outcomes(dossier.id));
    const rules = await scope.rules.for(dossier);
    const past = await scope.pastOf(dossier);
    const proposal = rules.propose({
      tier: dossier.toSnapshot().tier ?? '',
      scope: items,
      verdicts: new Map(outcomes.map(({ criterion, verdict }) => [criterion, verdict])),
      past,
    });
    const possible = trialPossibleFrom(past, rules.policy, this.clock.today()) === null;
    return { outcomes, proposal: proposalFor(dossier.toSnapshot(), proposal, possible) };
  }
}
