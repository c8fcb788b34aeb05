import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, Invalid, NotFound, StaleVersion } from '#libs/kernel';
import { type Settlement, settle } from '../../domain/consolidation.js';
import type { DossierId } from '../../domain/evaluated-dossier.js';
import { type DecidedOutcome, EvaluationWork } from '../evaluation.work.js';
import { personOf } from '../person-of.js';
import { panelOutcomes } from './draft-outcomes.js';

export interface OutcomeToSettle extends Settlement {
  readonly dossierId: DossierId;
  readonly criterion: string;
  readonly expectedVersion: number;
}

/** The lead closes one criterion, in words that the publisher will read (EXP-14). */
@Injectable()
export class SettleOutcome {
  constructor(
    private readonly work: EvaluationWork,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    { dossierId, criterion, expectedVersion, ...settlement }: OutcomeToSettle,
  ): Promise<DecidedOutcome> {
    return this.work.transaction(async (scope) => {
      const dossier = await scope.dossiers.forUpdate(dossierId);
      dossier.expectPhase('reconciliation');
      if (dossier.isSealed) throw new Conflict('still_sealed', 'The reviews of this round are still sealed.');
      const judged = (await scope.dossiers.criteria(dossierId)).find(({ id }) => id === criterion);
      const before = (await scope.outcomes.of(dossierId)).find((outcome) => outcome.criterion === criterion);
      const drafted = (await panelOutcomes(scope, dossier)).find((outcome) => outcome.criterion === criterion);
      if (!judged || !before || !drafted) throw new NotFound('criterion', criterion);
      if (before.version !== expectedVersion) throw new StaleVersion(expectedVersion, before.version);

      const settled = settle(drafted, settlement, judged);
      if ('length' in settled) throw new Invalid('outcome_incomplete', 'The outcome lacks something.', settled);
      const at = this.clock.now();
      const outcome = { ...settled, decidedBy: personOf(actor), decidedAt: at, version: before.version + 1 };
      await scope.outcomes.save(dossierId, outcome);
      await scope.journal.append({
        kind: 'evaluation.outcome-settled',
        subject: { kind: 'evaluation', id: dossierId },
        actor,
        at,
        facts: { criterion, method: outcome.method },
        secrets: { verdict: settlement.verdict, reason: settlement.reason ?? '' },
      });
      return outcome;
    });
  }
}
