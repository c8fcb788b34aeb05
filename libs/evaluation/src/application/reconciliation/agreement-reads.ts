import { Injectable } from '@nestjs/common';
import { type Agreement, agreementBy, agreementOf } from '../../domain/agreement.js';
import type { DossierId } from '../../domain/evaluated-dossier.js';
import { EvaluationWork } from '../evaluation.work.js';

export interface CriterionAgreement {
  readonly criterion: string;
  readonly brick: string;
  readonly reviews: number;
  readonly unanimous: boolean | null;
}

export interface DossierAgreement {
  readonly overall: Agreement;
  readonly bricks: readonly (Agreement & { readonly brick: string })[];
  readonly criteria: readonly CriterionAgreement[];
}

/** How far a panel agreed before it talked. */
export abstract class DossierAgreements {
  /** Null while the reviews are sealed. */
  abstract forDossier(dossier: DossierId): Promise<DossierAgreement | null>;
}

/** Measured on the sealed verdicts: what was amended after the discussion says nothing of agreement. */
@Injectable()
export class AgreementReads extends DossierAgreements {
  constructor(private readonly work: EvaluationWork) {
    super();
  }

  override forDossier(dossierId: DossierId): Promise<DossierAgreement | null> {
    return this.work.read(async (scope) => {
      const dossier = await scope.dossiers.find(dossierId);
      if (!dossier || dossier.toSnapshot().unsealedRound === 0) return null;
      const { unsealedRound } = dossier.toSnapshot();
      const criteria = await scope.dossiers.criteria(dossierId);
      const brickOf = new Map(criteria.map(({ id, brick }) => [id, brick]));
      const ratings = (await scope.reviews.sealedScores(dossierId))
        .filter(({ standing, round }) => standing && round <= unsealedRound)
        .map(({ criterion, expertId, verdict }) => ({ unit: criterion, rater: expertId as string, value: verdict }));
      const bricks = agreementBy(ratings, (criterion) => brickOf.get(criterion) ?? '');
      return {
        overall: agreementOf(ratings),
        bricks: [...bricks].map(([brick, agreement]) => ({ brick, ...agreement })),
        criteria: criteria.map(({ id, brick }) => {
          const his = ratings.filter(({ unit }) => unit === id);
          const unanimous = his.length < 2 ? null : new Set(his.map(({ value }) => value)).size === 1;
          return { criterion: id, brick, reviews: his.length, unanimous };
        }),
      };
    });
  }
}
