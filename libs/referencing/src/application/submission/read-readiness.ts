import { Injectable } from '@nestjs/common';
import { Conflict } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import {
  type Answer,
  type CarriedOutcome,
  type Evidence,
  type FileGaps,
  gapsOf,
  judgedIn,
  type ScopeItem,
} from '../../domain/submission/answer.js';
import type { Readiness } from '../neighbours.js';
import { ReferencingWork } from '../referencing.work.js';
import { AntivirusRule } from './antivirus-rule.js';

export interface DossierReadiness {
  readonly readiness: Readiness;
  readonly gaps: FileGaps;
}

/** How ready a file is, computed by the engine that will judge it. */
@Injectable()
export class ReadReadiness {
  constructor(
    private readonly work: ReferencingWork,
    private readonly antivirus: AntivirusRule,
  ) {}

  execute(dossierId: DossierId): Promise<DossierReadiness> {
    return this.work.read(async (scope) => {
      const dossier = await scope.dossiers.get(dossierId);
      const { tier } = dossier.toSnapshot();
      if (tier === null) throw new Conflict('not_admitted_yet', 'The criteria are fixed when the request is admitted.');
      const rules = await scope.rules.for(dossier);
      const items = await scope.scopeItems.of(dossierId);
      const answers = await scope.answers.of(dossierId);
      const evidence = await scope.evidence.of(dossierId);
      const gaps = gapsOf(judgedIn(items), answers, used(answers, evidence), this.antivirus.required);
      const refused = new Set(gaps.unacceptableFiles);
      const readiness = rules.readiness({
        tier,
        past: await scope.pastOf(dossier),
        criteria: items.map((item) => {
          if (item.carried) return asDecided(item, item.carried);
          const answer = answers.find(({ criterion }) => criterion === item.criterion);
          const valid = (answer?.evidence ?? []).filter((id) => !refused.has(id)).length;
          return {
            item,
            selfVerdict: answer?.selfVerdict ?? null,
            evidenceValid: Math.min(valid, item.evidenceExpected),
          };
        }),
      });
      return { readiness, gaps };
    });
  }
}

/** What is kept from an earlier decision is ready as it is. */
const asDecided = (item: ScopeItem, { verdict }: CarriedOutcome) => ({
  item,
  selfVerdict: verdict,
  evidenceValid: item.evidenceExpected,
});

function used(answers: readonly Answer[], evidence: readonly Evidence[]): Evidence[] {
  const ids = new Set(answers.flatMap((answer) => answer.evidence));
  return evidence.filter(({ id }) => ids.has(id));
}
