import { newId } from '#libs/kernel';
import type { Decision } from '../../domain/decision/decision.js';
import { grantsListing, Listing, type ListingSnapshot } from '../../domain/listing/listing.js';
import type { ListingAction } from '../../domain/listing/listing.lifecycle.js';
import type { DecisionScope } from '../decision/decision.ports.js';

export interface ListingChange {
  readonly action: 'open' | ListingAction;
  readonly listing: Listing;
  /** Null when the application was not in the catalogue. */
  readonly before: ListingSnapshot | null;
}

/**
 * Carries a decision into the catalogue: it opens the listing or renews it. A refusal leaves it as it is, unless it
 * replaces the very decision on which the listing rests.
 */
export async function placeInCatalogue(
  listings: DecisionScope['listings'],
  decision: Decision,
  listing: Listing | undefined,
): Promise<ListingChange | null> {
  if (grantsListing(decision)) {
    if (listing) {
      const before = listing.toSnapshot();
      listing.applyDecision(decision);
      await listings.save(listing);
      return { action: 'applyDecision', listing, before };
    }
    const opened = Listing.open(newId<'Listing'>(), decision);
    await listings.add(opened);
    return { action: 'open', listing: opened, before: null };
  }
  if (!listing || listing.toSnapshot().assessedBy !== decision.supersedes) return null;

  const before = listing.toSnapshot();
  listing.endBy(decision, decision.motives.map(({ text }) => text).join(' '));
  await listings.save(listing);
  return { action: 'delist', listing, before };
}
