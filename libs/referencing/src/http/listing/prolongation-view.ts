import type { Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt } from '#libs/http';
import type { Reason } from '#libs/kernel';
import type { ReadListing, ReadProlongation } from '../../application/listing/listing-reads.js';
import type { ListingId } from '../../domain/listing/listing.js';
import { prolongationLifecycle } from '../../domain/measure/prolongation.lifecycle.js';
import { isFor } from '../measure/measure-presenter.js';
import { prolongationWords } from '../state-words.js';
import type { ProlongationView } from './listing.view.js';

const pathOf = (listing: ListingId, rest: string) => `/api/v1/listings/${listing}/${rest}`;

/** A request for more time, with what this reader may answer, and why he may not. */
export function prolongationView(
  listing: ListingId,
  prolongation: ReadProlongation,
  now: Date,
  standings: ReadonlySet<Standing>,
  noMoreTime: readonly Reason[],
): ProlongationView {
  const { state, ...rest } = prolongation;
  const open = state === 'requested';
  const actions: ActionView[] = [];
  if (open && isFor('grantProlongation', standings)) {
    const href = pathOf(listing, 'prolongation-grant');
    actions.push({ name: 'grant', allowed: noMoreTime.length === 0, reasons: [...noMoreTime], method: 'POST', href });
  }
  if (open && isFor('refuseProlongation', standings)) {
    const href = pathOf(listing, 'prolongation-refusal');
    actions.push({ name: 'refuse', allowed: true, reasons: [], method: 'POST', href });
  }
  const limit = open ? limitAt(rest.answerBy, now) : null;
  return { ...rest, ...lifeOf(prolongationLifecycle, state, prolongationWords, limit, actions) };
}

/** The publisher's door to more time, on what has an end; with every reason why it is shut. */
export function askingActions(
  { listing, prolongation }: ReadListing,
  refusals: readonly Reason[],
  standings: ReadonlySet<Standing>,
): ActionView[] {
  const { id, status, basis } = listing;
  if (status === 'delisted' || basis === 'full' || !isFor('requestProlongation', standings)) return [];
  const asked = { code: 'prolongation_requested', message: 'More time is already asked for.' };
  const reasons = [...refusals, ...(prolongation?.state === 'requested' ? [asked] : [])];
  return [
    {
      name: 'requestProlongation',
      allowed: reasons.length === 0,
      reasons,
      method: 'POST',
      href: pathOf(id, 'prolongation'),
    },
  ];
}
