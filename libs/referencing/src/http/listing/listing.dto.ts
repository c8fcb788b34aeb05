import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#libs/http';
import { LISTING_BASES, type ListingBasis } from '../../domain/decision/decision.js';
import { LISTING_STATUSES, type ListingStatus } from '../../domain/listing/listing.lifecycle.js';

export class ListingQuery extends PageQuery {
  @IsOptional()
  @IsIn(LISTING_STATUSES)
  status?: ListingStatus;

  @IsOptional()
  @IsIn(LISTING_BASES)
  basis?: ListingBasis;

  @IsOptional()
  @IsUUID()
  applicationId?: string;
}
