import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock, NotFound } from '#libs/kernel';
import { FindingReads, type ReadFinding } from '../../application/finding/finding-reads.js';
import type { FindingId } from '../../domain/finding/finding.js';
import { findingLifecycle } from '../../domain/finding/finding.lifecycle.js';
import { keysetPage } from '../decision/keyset-page.js';
import { listingHorizonOf } from '../horizon.js';
import { FindingQuery } from './finding.dto.js';
import { FindingPageView, FindingView } from './finding.view.js';

@ApiTags('findings')
@Controller('api/v1/findings')
export class FindingController {
  constructor(
    private readonly reads: FindingReads,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation('listFindings', 'What is to be put right, with source, criterion, due day and state')
  list(@CurrentActing() { person }: Acting, @Query() query: FindingQuery): Promise<FindingPageView> {
    const { after: _after, limit: _limit, ...filter } = query;
    return keysetPage(
      query,
      (after, limit) => this.reads.list(listingHorizonOf(person), filter, after, limit),
      ({ finding }) => finding.id,
      (found) => this.view(found),
    );
  }

  @Get(':findingId')
  @Operation('readFinding', 'One criterion to put right')
  async read(@Param('findingId') id: string): Promise<FindingView> {
    const found = await this.reads.find(id as FindingId);
    if (!found) throw new NotFound('finding', id);
    return this.view(found);
  }

  private view({ finding, applicationName }: ReadFinding): FindingView {
    const { openedAt, closedAt, dueOn, state } = finding;
    const waitingOn = findingLifecycle.waitingOn[state] ?? 'nobody';
    return {
      ...finding,
      applicationName,
      overdue: waitingOn === 'publisher' && dueOn < this.clock.today(),
      waitingOn,
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
    };
  }
}
