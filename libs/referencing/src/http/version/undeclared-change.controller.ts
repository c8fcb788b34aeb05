import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Clock, NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { VersionReads } from '../../application/version/version-reads.js';
import { WatchUndeclared } from '../../application/version/watch-undeclared.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { UndeclaredChangeId } from '../../domain/version/undeclared-change.js';
import { keysetPage } from '../decision/keyset-page.js';
import { MotivatedDto } from '../dossier/dossier.dto.js';
import { listingHorizonOf } from '../horizon.js';
import { FindUndeclaredChangeDto, UndeclaredChangeQuery } from './version.dto.js';
import { UndeclaredChangePageView, UndeclaredChangeView } from './version.view.js';
import { undeclaredView } from './version-presenter.js';

/** Changes that were found and not declared: the publisher has the weeks of the policy to declare them. */
@ApiTags('versions')
@Controller('api/v1')
export class UndeclaredChangeController {
  constructor(
    private readonly reads: VersionReads,
    private readonly watch: WatchUndeclared,
    private readonly clock: Clock,
  ) {}

  @Post('listings/:listingId/undeclared-changes')
  @Operation('findUndeclaredChange', 'Ask the publisher to declare a change that was seen')
  async find(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() { version, seen }: FindUndeclaredChangeDto,
  ): Promise<UndeclaredChangeView> {
    const found = await this.watch.find(acting.actor, id as ListingId, { number: version, seen });
    return this.view(acting, found.id);
  }

  @Get('undeclared-changes')
  @Operation('listUndeclaredChanges', 'Changes that were found and not declared, newest first')
  list(@CurrentActing() { person }: Acting, @Query() query: UndeclaredChangeQuery): Promise<UndeclaredChangePageView> {
    const { after: _after, limit: _limit, ...filter } = query;
    return keysetPage(
      query,
      (after, limit) => this.reads.undeclared(listingHorizonOf(person), filter, after, limit),
      ({ change }) => change.id,
      (found) => undeclaredView(found, this.clock.now()),
    );
  }

  @Get('undeclared-changes/:changeId')
  @Operation('readUndeclaredChange', 'A change that was found and not declared')
  read(@CurrentActing() acting: Acting, @Param('changeId') id: string): Promise<UndeclaredChangeView> {
    return this.view(acting, id as UndeclaredChangeId);
  }

  @Post('undeclared-changes/:changeId/dismissal')
  @HttpCode(200)
  @Operation('dropUndeclaredChange', 'Say that there was nothing to declare, and why')
  async drop(
    @CurrentActing() acting: Acting,
    @Param('changeId') id: string,
    @Body() { expectedVersion, motive }: MotivatedDto,
  ): Promise<UndeclaredChangeView> {
    await this.watch.drop(acting.actor, id as UndeclaredChangeId, expectedVersion, motive);
    return this.view(acting, id as UndeclaredChangeId);
  }

  private async view({ standings }: Acting, id: UndeclaredChangeId): Promise<UndeclaredChangeView> {
    const found = await this.reads.undeclaredOne(id);
    if (!found) throw new NotFound('undeclared change', id);
    return undeclaredView(found, this.clock.now(), standings);
  }
}
