import { addDays, type Day, daysBetween } from '#libs/kernel';
import type { DecisionId } from '../decision/decision-id.js';
import type { ListingStatus } from './listing.lifecycle.js';
import type { ListingId } from './listing-id.js';

/** What a contested decision had done to a listing, kept while the oversight body stays it. */
export interface FrozenEffects {
  readonly decisionId: DecisionId;
  readonly since: Day;
  readonly status: Exclude<ListingStatus, 'active'>;
  readonly suspendedOn: Day | null;
  readonly suspendedUntil: Day | null;
  readonly suspensionCeiling: Day | null;
  readonly validUntil: Day;
  readonly temporarySince: Day | null;
  readonly temporaryCeiling: Day | null;
  readonly motive: string | null;
}

interface Effects extends Omit<FrozenEffects, 'decisionId' | 'since' | 'status'> {
  readonly id: ListingId;
  readonly status: ListingStatus;
}

/** @throws Error when the listing stands: there is nothing to freeze */
export function freeze(listing: Effects, decisionId: DecisionId, since: Day): FrozenEffects {
  const { id, status, suspendedOn, suspendedUntil, suspensionCeiling, motive } = listing;
  const { validUntil, temporarySince, temporaryCeiling } = listing;
  if (status === 'active') throw new Error(`listing ${id} stands: nothing can be frozen`);
  return {
    decisionId,
    since,
    status,
    suspendedOn,
    suspendedUntil,
    suspensionCeiling,
    validUntil,
    temporarySince,
    temporaryCeiling,
    motive,
  };
}

/**
 * The effects take hold again. A suspension has the days left that it had when it was frozen; an end is an end from now
 * on, with the dates that it had taken away.
 */
export function thawed(frozen: FrozenEffects, { now, today }: { readonly now: Date; readonly today: Day }) {
  const { status, since, suspendedOn, suspendedUntil, suspensionCeiling, motive } = frozen;
  const { validUntil, temporarySince, temporaryCeiling } = frozen;
  if (status === 'delisted') return { validUntil, temporarySince, temporaryCeiling, delistedAt: now, motive };
  const later = (day: Day | null) => day && addDays(day, daysBetween(since, today));
  return {
    suspendedOn,
    suspendedUntil: later(suspendedUntil),
    suspensionCeiling: later(suspensionCeiling),
    ratifyBy: null,
    motive,
  };
}
