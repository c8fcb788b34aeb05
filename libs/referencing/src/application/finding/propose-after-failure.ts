import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#libs/kernel';
import type { Finding } from '../../domain/finding/finding.js';
import { measureAfter } from '../../domain/finding/measure-after.js';
import { ProposeMeasure } from '../measure/propose-measure.js';
import type { ReferencingScope } from '../referencing.work.js';

/** A finding that failed asks the signatory for a measure; nothing is done to the listing without his signature. */
@Injectable()
export class ProposeAfterFailure {
  constructor(private readonly proposals: ProposeMeasure) {}

  async put(scope: ReferencingScope, finding: Finding): Promise<void> {
    const { id, listingId, criterion, severity, dueOn, remark } = finding.toSnapshot();
    const why = remark?.on === 'rejectFinal' ? remark.motive : `Rien n’a été transmis avant l’échéance du ${dueOn}.`;
    await this.proposals.put(scope, SYSTEM, {
      listingId,
      measure: measureAfter(severity),
      source: { type: 'finding', id },
      motive: `Le constat sur le critère ${criterion} n’est pas corrigé. ${why}`,
    });
  }
}
