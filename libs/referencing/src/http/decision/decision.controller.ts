import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { DecisionReads } from '../../application/decision/decision-reads.js';
import type { DecisionId } from '../../domain/decision/decision.js';
import { horizonOf } from '../horizon.js';
import { DecisionQuery } from './decision.dto.js';
import { DecisionPageView, StandingDecisionView } from './decision.view.js';
import { DecisionPage } from './decision-page.js';
import { decisionLine } from './decision-presenter.js';
import { keysetPage } from './keyset-page.js';

@ApiTags('decisions')
@Controller('api/v1/decisions')
export class DecisionController {
  constructor(
    private readonly reads: DecisionReads,
    private readonly page: DecisionPage,
  ) {}

  @Get()
  @Operation('listDecisions', 'The decisions I may read, newest first; a publisher reads those he acknowledged')
  list(@CurrentActing() { person }: Acting, @Query() query: DecisionQuery): Promise<DecisionPageView> {
    const { after: _after, limit: _limit, ...filter } = query;
    return keysetPage(
      query,
      (after, limit) => this.reads.list(horizonOf(person), filter, after, limit),
      ({ decision }) => decision.id,
      decisionLine,
    );
  }

  @Get(':decisionId')
  @Operation('readDecision', 'One decision, with its motives, verdicts and ways of appeal')
  read(@CurrentActing() acting: Acting, @Param('decisionId') id: string): Promise<StandingDecisionView> {
    return this.page.of(acting, id as DecisionId);
  }
}
