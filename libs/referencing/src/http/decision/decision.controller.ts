import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { DecisionReads } from '../../application/decision/decision-reads.js';
import type { DecisionId } from '../../domain/decision/decision.js';
import { horizonOf } from '../horizon.js';
import { DecisionQuery } from './decision.dto.js';
import { DecisionPageView, DecisionView } from './decision.view.js';
import { decisionLine, decisionView } from './decision-presenter.js';
import { keysetPage } from './keyset-page.js';

@ApiTags('decisions')
@Controller('api/v1/decisions')
export class DecisionController {
  constructor(private readonly reads: DecisionReads) {}

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
  async read(@CurrentActing() { person }: Acting, @Param('decisionId') id: string): Promise<DecisionView> {
    const found = await this.reads.find(id as DecisionId);
    if (!found) throw new NotFound('decision', id);
    return decisionView(found, horizonOf(person) === 'all');
  }
}
