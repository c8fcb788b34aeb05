import type { AccountId } from '#libs/kernel';
import { type Decision, type DecisionId, type Motive, seal } from '../decision/decision.js';
import type { ListingSnapshot } from './listing.js';
import { effectsOf, MEASURE_OF, type MeasureAction, type MeasureGiven, standingGrant } from './measure.js';

export interface MeasureQuestion extends MeasureGiven {
  readonly listing: ListingSnapshot;
  readonly action: MeasureAction;
  readonly motives: readonly Motive[];
  readonly remedies: string;
  readonly signature: {
    readonly id: DecisionId;
    readonly number: string;
    /** Null for the clock, and for the publisher's own wish. */
    readonly by: AccountId | null;
    /** Who proposed the measure, when somebody did. */
    readonly preparedBy: AccountId | null;
  };
}

/** A decision about a listing that judges no file: whatever the cause, it has a number, a motive and a way of appeal. */
export function decideMeasure(question: MeasureQuestion): Decision {
  const { listing, action, rule, signature, now, today } = question;
  const effects = effectsOf(action, listing, question);
  return seal({
    id: signature.id,
    number: signature.number,
    kind: 'measure',
    dossierId: null,
    listingId: listing.id,
    applicationId: listing.applicationId,
    organisationId: listing.organisationId,
    applicationVersion: effects.coveredVersion ?? listing.coveredVersion,
    frameworkVersion: listing.frameworkVersion,
    policyVersion: rule.policyVersion,
    tier: listing.tier,
    outcome: MEASURE_OF[action],
    grant: standingGrant(listing, effects),
    resubmissionUntil: null,
    verdicts: [],
    letters: [],
    badges: listing.badges,
    motives: question.motives,
    remedies: question.remedies,
    appeal: { lodgeWithin: rule.policy.appeal.lodge, deemedReadAfter: rule.policy.appeal.notice_deemed_read },
    proposal: null,
    departureMotive: null,
    preparedBy: signature.preparedBy,
    signedBy: signature.by,
    secondSignedBy: null,
    signedAt: now,
    effectiveOn: today,
    supersedes: null,
  });
}
