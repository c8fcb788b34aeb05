import type { Standing } from '#libs/access';
import type { ActionView } from '#libs/http';
import { offers } from '#libs/kernel';
import type { ListingSnapshot } from '../../domain/listing/listing.js';
import {
  type ListingAction,
  type ListingCondition,
  type ListingParty,
  listingConditionTexts,
  listingLifecycle,
} from '../../domain/listing/listing.lifecycle.js';
import type { MeasureOperation } from '../measure/measure.operations.js';
import { isFor } from '../measure/measure-presenter.js';

/** How a person takes each action; what is missing here is done by the system, or by a dossier. */
const routes: Readonly<Partial<Record<ListingAction, { operation: MeasureOperation; path: string }>>> = {
  suspend: { operation: 'suspendListing', path: 'suspension' },
  ratify: { operation: 'ratifySuspension', path: 'suspension-ratification' },
  extendSuspension: { operation: 'extendSuspension', path: 'suspension-extension' },
  lift: { operation: 'liftSuspension', path: 'suspension-lifting' },
  delist: { operation: 'delistListing', path: 'delisting' },
  withdraw: { operation: 'requestWithdrawal', path: 'withdrawal' },
};

const ALL: ReadonlySet<ListingParty> = new Set(['publisher', 'signatory', 'duty_officer']);

/** What this reader may do now, with the reasons for what is refused. */
export function listingActions(
  { id, status }: ListingSnapshot,
  met: ReadonlySet<ListingCondition>,
  standings: ReadonlySet<Standing>,
): ActionView[] {
  return offers(listingLifecycle, status, ALL, met, listingConditionTexts).flatMap(({ name, allowed, reasons }) => {
    const route = routes[name];
    if (!route || !isFor(route.operation, standings)) return [];
    const href = `/api/v1/listings/${id}/${route.path}`;
    return [{ name, allowed, reasons: [...reasons], method: 'POST', href }];
  });
}
