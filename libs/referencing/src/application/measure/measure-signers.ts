import { Injectable } from '@nestjs/common';
import type { AccountId } from '#libs/kernel';
import type { Listing } from '../../domain/listing/listing.js';
import { EvaluationReader } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';

/** Who may sign a measure: nobody who judged the file, led it, or has an interest in the publisher (invariant 5). */
@Injectable()
export class MeasureSigners {
  constructor(private readonly evaluation: EvaluationReader) {}

  /** A ratification is another person's besides: `andNotTheLast` leaves out who took the decision that is ratified. */
  async isIndependent(
    scope: ReferencingScope,
    listing: Listing,
    signer: AccountId,
    andNotTheLast: boolean,
  ): Promise<boolean> {
    const { assessedBy, organisationId, lastDecisionId } = listing.toSnapshot();
    const { dossierId } = await scope.decisions.get(assessedBy);
    if (dossierId) {
      const { leadId } = (await scope.dossiers.get(dossierId)).toSnapshot();
      const involved = await this.evaluation.involved(dossierId, organisationId);
      if (leadId === signer || involved.includes(signer)) return false;
    }
    return !andNotTheLast || (await scope.decisions.get(lastDecisionId)).signedBy !== signer;
  }
}
