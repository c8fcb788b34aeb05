import type { OrganisationId } from '#libs/kernel';
import type { ListingId, ListingSnapshot } from '../../domain/listing/listing.js';
import type { ListingStatus } from '../../domain/listing/listing.lifecycle.js';
import type { Horizon } from '../dossier/dossier-reads.js';

export interface ListingFilter {
  readonly status?: ListingStatus;
  readonly basis?: string;
  readonly applicationId?: string;
}

export interface ReadListing {
  readonly listing: ListingSnapshot;
  readonly applicationName: string;
  readonly slug: string;
  readonly decisionNumber: string;
  readonly openFindings: number;
  /** Last day in the catalogue, when a withdrawal is announced. */
  readonly withdrawalOn: string | null;
}

export abstract class ListingReads {
  abstract list(
    horizon: Horizon,
    filter: ListingFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadListing[]>;
  abstract find(id: ListingId): Promise<ReadListing | null>;
  abstract ownerOf(id: string): Promise<OrganisationId | null>;
}
