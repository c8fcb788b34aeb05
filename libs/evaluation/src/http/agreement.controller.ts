import { Controller, Get, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { EvaluationReads } from '../application/evaluation-reads.js';
import { agreementBy, agreementOf } from '../domain/agreement.js';
import { driftOf, pairsOf } from '../domain/expert-drift.js';
import { AgreementStatisticsView } from './agreement.view.js';
import { AgreementQuery } from './evaluation.dto.js';

/** Low agreement on a criterion means that it is badly written; on a person or a pair, that somebody should look. */
@ApiTags('panels')
@Controller('api/v1/agreement')
export class AgreementController {
  constructor(private readonly reads: EvaluationReads) {}

  @Get()
  @Operation('readAgreement', 'Agreement by criterion, severity of experts and pairs, for the oversight body alone')
  async read(
    @CurrentActing() { person, actor }: Acting,
    @Query() query: AgreementQuery,
  ): Promise<AgreementStatisticsView> {
    const rated = await this.reads.blindRatings({ accountId: person.accountId, role: actor.role }, query);
    const ratings = rated.map(({ dossierId, criterion, expertId, verdict }) => ({
      unit: `${dossierId} ${criterion}`,
      rater: expertId as string,
      value: verdict,
    }));
    const byCriterion = agreementBy(ratings, (unit) => unit.split(' ')[1] ?? '');
    return {
      overall: agreementOf(ratings),
      criteria: [...byCriterion]
        .map(([criterion, agreement]) => ({ criterion, ...agreement }))
        .sort((a, b) => (a.criterion < b.criterion ? -1 : 1)),
      experts: driftOf(ratings, 'non_conforme').map(({ rater, ...drift }) => ({ expertId: rater, ...drift })),
      pairs: pairsOf(ratings).map(({ raters, ...pair }) => ({ expertIds: [...raters], ...pair })),
    };
  }
}
