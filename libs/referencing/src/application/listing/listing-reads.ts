import type { Day, OrganisationId } from '#libs/kernel';
import type { ListingId, ListingSnapshot } from '../../domain/listing/listing.js';
import type { ListingStatus } from '../../domain/listing/listing.lifecycle.js';
import type { ProlongationState } from '../../domain/measure/prolongation.lifecycle.js';
import type { Horizon } from '../dossier/dossier-reads.js';

export interface ListingFilter {
  readonly status?: ListingStatus;
  readonly basis?: string;
  readonly applicationId?: string;
}

export interface ReadProlongation {
  readonly state: ProlongationState;
  readonly motive: string;
  readonly requestedOn: Day;
  readonly answerBy: Day;
  readonly answer: string | null;
}

export interface ReadListing {
  readonly listing: ListingSnapshot;
  readonly applicationName: string;
  readonly slug: string;
  readonly decisionNumber: string;
  readonly openFindings: number;
  /** The last request for more time, whatever became of it. */
  readonly prolongation: ReadProlongation | null;
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
