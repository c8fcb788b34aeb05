import { publicStatusOf, statusSentence } from '#libs/catalogue';
import { dayOf } from '#libs/kernel';
import type { ReadListing } from '../../application/listing/listing-reads.js';
import { listingLifecycle } from '../../domain/listing/listing.lifecycle.js';
import type { ListingView } from './listing.view.js';

/** A listing with the very words that the public reads. */
export function listingView({
  listing,
  applicationName,
  slug,
  decisionNumber,
  openFindings,
}: ReadListing): ListingView {
  const { status, lastDecisionId, temporaryCeiling: _ceiling, listedAt, delistedAt, badges, ...rest } = listing;
  const { validUntil, motive, basis } = listing;
  const delistedOn = delistedAt && dayOf(delistedAt);
  const publicStatus = publicStatusOf({ status, basis, openFindings });
  return {
    ...rest,
    applicationName,
    slug,
    state: status,
    publicState: statusSentence(publicStatus, { validUntil, delistedOn, motive }),
    waitingOn: listingLifecycle.waitingOn[status] ?? 'nobody',
    badges: [...badges],
    lastDecision: { id: lastDecisionId, number: decisionNumber },
    listedAt: listedAt.toISOString(),
    delistedAt: delistedAt?.toISOString() ?? null,
    openFindings,
    actions: [],
  };
}
