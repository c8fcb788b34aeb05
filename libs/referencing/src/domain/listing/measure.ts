import { addDays, type Day, dayOf, daysBetween, dueInstant, lastDay } from '#libs/kernel';
import type { ListingGrant } from '../decision/decision.js';
import type { DecisionId } from '../decision/decision-id.js';
import type { DecisionRule } from '../decision/decision-policy.js';
import { ceilingOf } from '../decision/decision-policy.js';
import type { Measure } from '../decision/outcome.js';
import { type FrozenEffects, freeze, thawed } from './frozen-effects.js';
import { type ListingSnapshot, type MeasureEffects, NOT_SUSPENDED } from './listing.js';
import type { ListingAction, ListingCondition } from './listing.lifecycle.js';
import { prolongedUntil } from './more-time.js';

/** An action that is taken without a dossier. */
export type MeasureAction = Exclude<ListingAction, 'applyDecision'>;

/** What the decision that takes it is called. */
export const MEASURE_OF: Readonly<Record<MeasureAction, Measure>> = {
  suspend: 'suspended',
  ratify: 'suspension_ratified',
  extendSuspension: 'suspension_extended',
  lift: 'lifted',
  delist: 'delisted',
  expire: 'expired',
  withdraw: 'withdrawn',
  restore: 'restored',
  coverVersion: 'version_covered',
  stay: 'stayed',
  suspendAgain: 'stay_ended',
  delistAgain: 'stay_ended',
  prolong: 'prolonged',
};

/** What the world says when a measure is to be taken; what is left out does not hold. */
export interface MeasureFacts {
  readonly motiveGiven?: boolean;
  readonly signerIndependent?: boolean;
  readonly publisherHeard?: boolean;
  /** The corrective measures were verified, or the suspension was unfounded. */
  readonly causeGone?: boolean;
  readonly fileInHand?: boolean;
  readonly noticeServed?: boolean;
  readonly delistingAnnulled?: boolean;
  readonly changeIsMinor?: boolean;
  readonly stayOrdered?: boolean;
  readonly stayOver?: boolean;
  /** The publisher asked in time, and the policy gives more. */
  readonly moreTimeAllowed?: boolean;
}

/** Which conditions of the lifecycle hold today. Offers and guards both ask here. */
export function listingConditions(
  { validUntil, suspendedUntil, suspensionCeiling, ratifyBy, stay }: ListingSnapshot,
  facts: MeasureFacts,
  today: Day,
): ReadonlySet<ListingCondition> {
  const holds: Record<ListingCondition, boolean> = {
    decision_lists: false,
    motive_given: facts.motiveGiven === true,
    suspension_unfounded_or_corrected: facts.causeGone === true,
    suspension_time_left: suspendedUntil !== null && suspensionCeiling !== null && suspendedUntil < suspensionCeiling,
    publisher_heard: facts.publisherHeard === true,
    validity_passed: today > validUntil,
    no_file_in_hand: facts.fileInHand !== true,
    notice_served: facts.noticeServed === true,
    delisting_annulled: facts.delistingAnnulled === true,
    emergency_unratified: ratifyBy !== null,
    signer_independent: facts.signerIndependent === true,
    change_is_minor: facts.changeIsMinor === true,
    stay_ordered: facts.stayOrdered === true,
    stay_over: facts.stayOver === true,
    suspension_is_stayed: stay?.status === 'suspended',
    end_is_stayed: stay?.status === 'delisted',
    more_time_allowed: facts.moreTimeAllowed === true,
  };
  const names = Object.keys(holds) as ListingCondition[];
  return new Set(names.filter((name) => holds[name]));
}

export interface MeasureGiven {
  readonly rule: DecisionRule;
  readonly now: Date;
  readonly today: Day;
  readonly motive: string;
  /** The duty officer acts before anybody could be asked: a signatory has to ratify it. */
  readonly emergency: boolean;
  /** The version that the listing shows from now on; for `coverVersion`. */
  readonly coveredVersion?: string;
  /** The decision whose effects are frozen; for `stay`. */
  readonly contested?: DecisionId;
}

/** What each measure changes besides the status. */
export function effectsOf(action: MeasureAction, listing: ListingSnapshot, given: MeasureGiven): MeasureEffects {
  switch (action) {
    case 'suspend':
      return { ...suspension(given), stay: null, motive: given.motive };
    case 'ratify':
      return { ratifyBy: null };
    case 'extendSuspension':
      return { ...prolonged(listing, given), motive: given.motive };
    case 'lift':
      return { ...NOT_SUSPENDED, stay: null, motive: null };
    case 'delist':
    case 'expire':
    case 'withdraw':
      return { ...NOT_SUSPENDED, stay: null, delistedAt: given.now, motive: given.motive };
    case 'restore':
      return { ...withTimeLostGivenBack(listing, given.today), stay: null, delistedAt: null, motive: null };
    case 'coverVersion':
      return { coveredVersion: given.coveredVersion ?? listing.coveredVersion };
    case 'stay':
      return {
        ...withTimeLostGivenBack(listing, given.today),
        ...NOT_SUSPENDED,
        delistedAt: null,
        motive: null,
        stay: freeze(listing, contestedIn(given), given.today),
      };
    case 'suspendAgain':
    case 'delistAgain':
      return { ...thawed(frozenIn(listing), given), stay: null };
    case 'prolong':
      return { validUntil: prolongedUntil(listing, given.rule.policy) };
  }
}

/** What the decision says the listing rests on from now on; null once it is over. */
export function standingGrant(listing: ListingSnapshot, effects: MeasureEffects): ListingGrant | null {
  const { basis, validUntil, temporarySince, temporaryCeiling, delistedAt } = { ...listing, ...effects };
  if (delistedAt !== null) return null;
  const temporary = temporarySince && temporaryCeiling ? { since: temporarySince, ceiling: temporaryCeiling } : null;
  return { basis, validUntil, temporary };
}

/** Days of the policy: a first period, a ceiling over all of them, and hours for the ratification of an emergency. */
function suspension({ rule, now, today, emergency }: MeasureGiven): MeasureEffects {
  const { first, max, ratified } = rule.policy.suspension;
  const suspensionCeiling = ceilingOf(today, max);
  return {
    suspendedOn: today,
    suspendedUntil: earlier(lastDay(today, first, rule.calendar), suspensionCeiling),
    suspensionCeiling,
    ratifyBy: emergency ? dueInstant(now, today, ratified, rule.calendar) : null,
  };
}

/** Counted from the day on which the new decision is taken, or from the end of the running period if that is later. */
function prolonged({ suspendedUntil, suspensionCeiling }: ListingSnapshot, { rule, today }: MeasureGiven) {
  const from = suspendedUntil !== null && suspendedUntil > today ? suspendedUntil : today;
  const until = lastDay(from, rule.policy.suspension.first, rule.calendar);
  return { suspendedUntil: suspensionCeiling === null ? until : earlier(until, suspensionCeiling) };
}

/**
 * The days on which it should have stood in the catalogue and did not are added to its end (L8). One that had run out
 * when it ended gets them from today on: what is given back is never already past.
 */
function withTimeLostGivenBack(listing: ListingSnapshot, today: Day): MeasureEffects {
  if (listing.delistedAt === null) return {};
  const delistedOn = dayOf(listing.delistedAt);
  const out = daysBetween(delistedOn, today);
  const lost = listing.validUntil < delistedOn ? out + daysBetween(listing.validUntil, today) : out;
  const moved = (day: Day | null) => day && addDays(day, lost);
  return {
    validUntil: addDays(listing.validUntil, lost),
    temporarySince: moved(listing.temporarySince),
    temporaryCeiling: moved(listing.temporaryCeiling),
  };
}

function contestedIn({ contested }: MeasureGiven): DecisionId {
  if (!contested) throw new Error('a stay freezes the effects of a decision: say which');
  return contested;
}

function frozenIn({ id, stay }: ListingSnapshot): FrozenEffects {
  if (!stay) throw new Error(`nothing is frozen on listing ${id}`);
  return stay;
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
