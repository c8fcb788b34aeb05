import { type Day, type Reason } from '#libs/kernel';
import { ceilingOf, type DecisionPolicy, dayBefore } from '../decision/decision-policy.js';
import type { ListingSnapshot } from './listing.js';

type Bounded = Pick<ListingSnapshot, 'status' | 'basis' | 'validUntil' | 'temporaryCeiling'>;

/** A gap of the decisions that listed in spite of it, since the last full listing. */
export interface WeighedGap {
  readonly severity: string;
  readonly closed: boolean;
}

export interface MoreTimeFacts {
  /** More time was given before: in this row of temporary listings, or ever to a trial of this application. */
  readonly givenBefore: boolean;
  readonly gaps: readonly WeighedGap[];
}

/** Share of the weight of the gaps that is closed, by the weights of the decision rule; whole when nothing weighs. */
export function closedShare(gaps: readonly WeighedGap[], weights: Readonly<Record<string, number>>): number {
  const weigh = (some: readonly WeighedGap[]) => some.reduce((sum, { severity }) => sum + (weights[severity] ?? 0), 0);
  const all = weigh(gaps);
  return all === 0 ? 1 : weigh(gaps.filter(({ closed }) => closed)) / all;
}

/** The day up to which more time carries; the ceiling of temporary listings in a row is never passed. */
export function prolongedUntil({ basis, validUntil, temporaryCeiling }: Bounded, { listing }: DecisionPolicy): Day {
  if (basis === 'full') return validUntil;
  const until = ceilingOf(validUntil, listing[basis].extension);
  return temporaryCeiling !== null && temporaryCeiling < until ? temporaryCeiling : until;
}

/** Why the policy gives no more time; empty when it does. */
export function whyNoMoreTime(listing: Bounded, facts: MoreTimeFacts, policy: DecisionPolicy, today: Day): Reason[] {
  const { status, basis, validUntil } = listing;
  const { weights } = policy.decision;
  const share = policy.listing.temporary.extension_requires_closed_share;
  const refusals: Record<keyof typeof REASONS, boolean> = {
    not_prolongable: basis === 'full' || status !== 'active',
    prolonged_before: facts.givenBefore,
    validity_over: today > validUntil,
    too_few_gaps_closed: basis === 'temporary' && closedShare(facts.gaps, weights) < share,
    temporary_time_exhausted: basis === 'temporary' && prolongedUntil(listing, policy) <= validUntil,
  };
  const codes = Object.keys(refusals) as (keyof typeof REASONS)[];
  return codes.filter((code) => refusals[code]).map((code) => ({ code, message: REASONS[code] }));
}

/** Why it is too late to ask, when it is: a trial is prolonged early enough for its successor to be prepared. */
export function whyAskedTooLate({ basis, validUntil }: Bounded, { listing }: DecisionPolicy, today: Day): Reason[] {
  if (basis !== 'trial' || today <= dayBefore(validUntil, listing.trial.asked_before_end)) return [];
  return [{ code: 'asked_too_late', message: 'More time for a trial is asked for earlier.' }];
}

const REASONS = {
  not_prolongable: 'Only a temporary listing or a trial that stands is given more time.',
  prolonged_before: 'More time was already given, once.',
  validity_over: 'The last day of the listing has passed.',
  too_few_gaps_closed: 'Too few of the gaps are closed, by their weight.',
  temporary_time_exhausted: 'No more temporary listing is allowed in a row.',
} as const;
