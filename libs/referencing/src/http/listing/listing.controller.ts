import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { ListingReads } from '../../application/listing/listing-reads.js';
import type { ListingId } from '../../domain/listing/listing.js';
import { keysetPage } from '../decision/keyset-page.js';
import { listingHorizonOf } from '../horizon.js';
import { ListingQuery } from './listing.dto.js';
import { ListingPageView, ListingView } from './listing.view.js';
import { ListingPresenter } from './listing-presenter.js';

@ApiTags('listings')
@Controller('api/v1/listings')
export class ListingController {
  constructor(
    private readonly reads: ListingReads,
    private readonly presenter: ListingPresenter,
  ) {}

  @Get()
  @Operation('listListings', 'The places in the catalogue that I may manage, newest first')
  list(@CurrentActing() { person }: Acting, @Query() query: ListingQuery): Promise<ListingPageView> {
    const { after: _after, limit: _limit, ...filter } = query;
    return keysetPage(
      query,
      (after, limit) => this.reads.list(listingHorizonOf(person), filter, after, limit),
      ({ listing }) => listing.id,
      (found) => this.presenter.line(found),
    );
  }

  @Get(':listingId')
  @Operation('readListing', 'One place in the catalogue: its basis, its dates, its open findings')
  read(@CurrentActing() acting: Acting, @Param('listingId') id: string): Promise<ListingView> {
    return this.presenter.view(acting, id as ListingId);
  }
}
