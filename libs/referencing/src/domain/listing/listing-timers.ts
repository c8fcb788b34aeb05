import { endOf, lastDay, startOf } from '#libs/kernel';
import { type DecisionRule, dayBefore } from '../decision/decision-policy.js';
import type { ListingSnapshot } from './listing.js';

/** The due dates a listing has by itself. */
export const LISTING_TIMERS = {
  /** The last day of its validity. */
  validity: 'listing.validity',
  /** The renewal opens. */
  renewal: 'listing.renewal',
  /** A new decision is due on a suspension. */
  suspension: 'listing.suspension',
  /** The same, long enough ago for the oversight body to be told (REG-17). */
  suspensionForgotten: 'listing.suspension_forgotten',
  /** What the duty officer did has to be ratified. */
  ratification: 'listing.ratification',
} as const;

export interface ListingTimer {
  readonly kind: string;
  readonly dueAt: Date;
}

/** All that is due on a listing as it stands; a listing that ended has nothing left to come. */
export function timersOf(
  { status, basis, validUntil, suspendedUntil, ratifyBy }: ListingSnapshot,
  { policy, calendar }: DecisionRule,
): ListingTimer[] {
  if (status === 'delisted') return [];
  const { validity, renewal, suspension, suspensionForgotten, ratification } = LISTING_TIMERS;
  return [
    { kind: validity, dueAt: endOf(validUntil) },
    ...(basis === 'full'
      ? [{ kind: renewal, dueAt: startOf(dayBefore(validUntil, policy.listing.renewal.opens_before)) }]
      : []),
    ...(suspendedUntil === null
      ? []
      : [
          { kind: suspension, dueAt: endOf(suspendedUntil) },
          {
            kind: suspensionForgotten,
            dueAt: endOf(lastDay(suspendedUntil, policy.suspension.oversight_told_after, calendar)),
          },
        ]),
    ...(ratifyBy === null ? [] : [{ kind: ratification, dueAt: ratifyBy }]),
  ];
}
