import { Injectable } from '@nestjs/common';
import type { DossierId } from '../../domain/evaluated-dossier.js';
import { EvaluationWork } from '../evaluation.work.js';
import { type ClearedInterest, Outcomes, type SettledOutcome } from './outcomes.js';

@Injectable()
export class OutcomeReads extends Outcomes {
  constructor(private readonly work: EvaluationWork) {
    super();
  }

  override forDossier(dossier: DossierId): Promise<readonly SettledOutcome[]> {
    return this.work.read(async (scope) =>
      (await scope.outcomes.of(dossier)).flatMap(({ state, criterion, verdict, naReason, rationale, method }) =>
        state === 'settled' && verdict !== null && method !== null
          ? [{ criterion, verdict, naReason, rationale, method }]
          : [],
      ),
    );
  }

  override clearedInterests(dossier: DossierId): Promise<readonly ClearedInterest[]> {
    return this.work.read(async (scope) => {
      const cleared: ClearedInterest[] = [];
      for (const { id } of await scope.assignments.of(dossier)) {
        const declaration = await scope.declarations.of(id);
        if (declaration?.clearance) cleared.push({ disclosed: declaration.text, reason: declaration.clearance.reason });
      }
      return cleared;
    });
  }
}
