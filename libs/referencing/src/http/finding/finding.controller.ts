import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock, type Day } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { type FindingFilter, FindingReads } from '../../application/finding/finding-reads.js';
import type { FindingId } from '../../domain/finding/finding.js';
import { keysetPage } from '../decision/keyset-page.js';
import { listingHorizonOf } from '../horizon.js';
import { FindingQuery } from './finding.dto.js';
import { FindingPageView, FindingView } from './finding.view.js';
import { FindingPresenter, findingView } from './finding-presenter.js';

@ApiTags('findings')
@Controller('api/v1/findings')
export class FindingController {
  constructor(
    private readonly reads: FindingReads,
    private readonly presenter: FindingPresenter,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation('listFindings', 'What is to be put right, with source, criterion, due day and state')
  list(@CurrentActing() { person }: Acting, @Query() query: FindingQuery): Promise<FindingPageView> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    return keysetPage(
      query,
      (after, limit) => this.reads.list(listingHorizonOf(person), filterOf(query, today), after, limit),
      ({ finding }) => finding.id,
      (found) => findingView(found, now),
    );
  }

  @Get(':findingId')
  @Operation('readFinding', 'One criterion to put right')
  read(@CurrentActing() acting: Acting, @Param('findingId') id: string): Promise<FindingView> {
    return this.presenter.view(acting, id as FindingId);
  }
}

const filterOf = ({ listing, state, source, dueBefore, overdue }: FindingQuery, today: Day): FindingFilter => ({
  today,
  ...(listing !== undefined && { listing }),
  ...(state !== undefined && { state }),
  ...(source !== undefined && { source }),
  ...(dueBefore !== undefined && { dueBefore: dueBefore as Day }),
  ...(overdue !== undefined && { overdue: overdue === 'true' }),
});
