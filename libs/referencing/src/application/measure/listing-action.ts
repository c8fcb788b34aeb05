import { StaleVersion } from '#libs/kernel';
import type { Listing, ListingId, ListingSnapshot } from '../../domain/listing/listing.js';
import type { ReferencingScope, ReferencingWork } from '../referencing.work.js';

/** Which listing, and the version of it that the actor had before his eyes. */
export interface OnListing {
  readonly listingId: ListingId;
  readonly expectedVersion: number;
}

/** The frame of every act on a listing: lock, compare versions, act, answer with the new state. */
export function onListing(
  work: ReferencingWork,
  { listingId, expectedVersion }: OnListing,
  act: (scope: ReferencingScope, listing: Listing) => Promise<unknown>,
): Promise<ListingSnapshot> {
  return work.transaction(async (scope) => {
    const listing = await scope.listings.forUpdate(listingId);
    const { version } = listing.toSnapshot();
    if (version !== expectedVersion) {
      throw new StaleVersion(expectedVersion, version, await scope.lastChange({ kind: 'listing', id: listingId }));
    }
    await act(scope, listing);
    return listing.toSnapshot();
  });
}
