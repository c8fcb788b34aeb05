import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock, NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { HearPublisher } from '../../application/measure/hear-publisher.js';
import { MeasureReads } from '../../application/measure/measure-reads.js';
import type { HearingId } from '../../domain/measure/hearing.js';
import { keysetPage } from '../decision/keyset-page.js';
import { VersionedDto } from '../dossier/dossier.dto.js';
import { listingHorizonOf } from '../horizon.js';
import { AnswerHearingDto, HearingQuery } from './measure.dto.js';
import { HearingPageView, HearingView } from './measure.view.js';
import { hearingView } from './measure-presenter.js';

@ApiTags('listings')
@Controller('api/v1/hearings')
export class HearingController {
  constructor(
    private readonly reads: MeasureReads,
    private readonly hearings: HearPublisher,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation('listHearings', 'Measures on which a publisher is or was heard, newest first')
  list(@CurrentActing() { person, standings }: Acting, @Query() query: HearingQuery): Promise<HearingPageView> {
    const { after: _after, limit: _limit, ...filter } = query;
    return keysetPage(
      query,
      (after, limit) => this.reads.hearings(listingHorizonOf(person), filter, after, limit),
      ({ hearing }) => hearing.id,
      (found) => hearingView(found, standings, this.clock.now()),
    );
  }

  @Get(':hearingId')
  @Operation('readHearing', 'A measure that is about to be taken, and the answer of the publisher')
  read(@CurrentActing() acting: Acting, @Param('hearingId') id: string): Promise<HearingView> {
    return this.view(acting, id as HearingId);
  }

  @Post(':hearingId/observations')
  @HttpCode(200)
  @Operation('answerHearing', 'Answer before the measure is taken')
  async answer(
    @CurrentActing() acting: Acting,
    @Param('hearingId') id: string,
    @Body() { expectedVersion, observations }: AnswerHearingDto,
  ): Promise<HearingView> {
    await this.hearings.answer(acting.actor, id as HearingId, expectedVersion, observations);
    return this.view(acting, id as HearingId);
  }

  @Post(':hearingId/cancellation')
  @HttpCode(200)
  @Operation('cancelHearing', 'Give the measure up')
  async cancel(
    @CurrentActing() acting: Acting,
    @Param('hearingId') id: string,
    @Body() { expectedVersion }: VersionedDto,
  ): Promise<HearingView> {
    await this.hearings.cancel(acting.actor, id as HearingId, expectedVersion);
    return this.view(acting, id as HearingId);
  }

  private async view({ standings }: Acting, id: HearingId): Promise<HearingView> {
    const found = await this.reads.hearing(id);
    if (!found) throw new NotFound('hearing', id);
    return hearingView(found, standings, this.clock.now());
  }
}
