import { type Day, type OrganisationId, transition } from '#libs/kernel';
import type { ApplicationId } from '../application/application.js';
import type { Decision, DecisionId, ListingBasis, ListingGrant } from '../decision/decision.js';
import type { FrozenEffects } from './frozen-effects.js';
import {
  type ListingAction,
  type ListingCondition,
  type ListingStatus,
  listingConditionTexts,
  listingLifecycle,
} from './listing.lifecycle.js';
import type { ListingId } from './listing-id.js';

export type { ListingId };

export interface ListingSnapshot {
  readonly id: ListingId;
  readonly applicationId: ApplicationId;
  readonly organisationId: OrganisationId;
  readonly status: ListingStatus;
  readonly basis: ListingBasis;
  /** The version of the application that was assessed (invariant 25). */
  readonly coveredVersion: string;
  readonly frameworkVersion: string;
  readonly tier: string;
  readonly badges: readonly string[];
  readonly validFrom: Day;
  /** Kept when the listing ends before: an annulled end gives back the days that were left. */
  readonly validUntil: Day;
  /** Both null unless the basis is temporary. */
  readonly temporarySince: Day | null;
  readonly temporaryCeiling: Day | null;
  /** The first three are null unless it is suspended: since when, until when a new decision is due, until when at most. */
  readonly suspendedOn: Day | null;
  readonly suspendedUntil: Day | null;
  readonly suspensionCeiling: Day | null;
  /** Until when a signatory has to ratify what was done in an emergency; null otherwise. */
  readonly ratifyBy: Date | null;
  /** The effects that the oversight body froze, to be put back if the decision stands; null when nothing is frozen. */
  readonly stay: FrozenEffects | null;
  readonly lastDecisionId: DecisionId;
  /** The decision that judged a file last: its verdicts are those of the public sheet. */
  readonly assessedBy: DecisionId;
  readonly listedAt: Date;
  readonly delistedAt: Date | null;
  /** Why it was suspended or ended, as the public reads it. */
  readonly motive: string | null;
  readonly version: number;
}

/** A decision that gives a place in the catalogue. */
export type GrantingDecision = Decision & {
  readonly grant: ListingGrant;
  readonly frameworkVersion: string;
  readonly tier: string;
};

export const grantsListing = (decision: Decision): decision is GrantingDecision =>
  decision.kind !== 'measure' &&
  decision.grant !== null &&
  decision.frameworkVersion !== null &&
  decision.tier !== null;

/** What a measure changes besides the status. */
export type MeasureEffects = Partial<
  Pick<
    ListingSnapshot,
    | 'coveredVersion'
    | 'validUntil'
    | 'temporarySince'
    | 'temporaryCeiling'
    | 'suspendedOn'
    | 'suspendedUntil'
    | 'suspensionCeiling'
    | 'ratifyBy'
    | 'stay'
    | 'delistedAt'
    | 'motive'
  >
>;

export const NOT_SUSPENDED = {
  suspendedOn: null,
  suspendedUntil: null,
  suspensionCeiling: null,
  ratifyBy: null,
} as const satisfies MeasureEffects;

/** Référencement: the application's place in the catalogue. It changes only with a decision (invariant 2). */
export class Listing {
  private constructor(private snapshot: ListingSnapshot) {}

  static open(id: ListingId, decision: GrantingDecision): Listing {
    return new Listing({
      id,
      applicationId: decision.applicationId,
      organisationId: decision.organisationId,
      status: 'active',
      ...givenBy(decision),
      ...NOT_SUSPENDED,
      stay: null,
      validFrom: decision.effectiveOn,
      listedAt: decision.signedAt,
      delistedAt: null,
      motive: null,
      version: 1,
    });
  }

  static restore(snapshot: ListingSnapshot): Listing {
    return new Listing(snapshot);
  }

  toSnapshot(): ListingSnapshot {
    return this.snapshot;
  }

  get id(): ListingId {
    return this.snapshot.id;
  }

  /** First day of the temporary listings in a row, as of a day on which a new decision is taken. */
  get temporarySince(): Day | null {
    return this.snapshot.temporarySince;
  }

  /** L1. @throws ActionNotAllowed while suspended: the suspension is lifted first */
  applyDecision(decision: GrantingDecision): void {
    const to = this.step('applyDecision', new Set(['decision_lists'] as const));
    this.snapshot = {
      ...this.snapshot,
      status: to,
      ...givenBy(decision),
      stay: null,
      version: this.snapshot.version + 1,
    };
  }

  /** L5: a decision found wrong is replaced by a refusal, on which the publisher was heard. */
  endBy(refusal: Decision, motive: string): void {
    const met = new Set(['motive_given', 'publisher_heard', 'signer_independent'] as const);
    this.take('delist', met, refusal, { ...NOT_SUSPENDED, stay: null, delistedAt: refusal.signedAt, motive });
  }

  /** One step of the lifecycle, with the decision that takes it. @throws ActionNotAllowed, ConditionsNotMet */
  take(
    action: ListingAction,
    met: ReadonlySet<ListingCondition>,
    decision: Decision,
    effects: MeasureEffects = {},
  ): void {
    const status = this.step(action, met);
    this.snapshot = {
      ...this.snapshot,
      status,
      ...effects,
      lastDecisionId: decision.id,
      version: this.snapshot.version + 1,
    };
  }

  /** The state this action leads to. @throws ActionNotAllowed, ConditionsNotMet */
  step(action: ListingAction, met: ReadonlySet<ListingCondition>): ListingStatus {
    return transition(listingLifecycle, this.snapshot.status, action, met, listingConditionTexts).to;
  }
}

const givenBy = (decision: GrantingDecision) => ({
  basis: decision.grant.basis,
  validUntil: decision.grant.validUntil,
  temporarySince: decision.grant.temporary?.since ?? null,
  temporaryCeiling: decision.grant.temporary?.ceiling ?? null,
  coveredVersion: decision.applicationVersion,
  frameworkVersion: decision.frameworkVersion,
  tier: decision.tier,
  badges: decision.badges,
  lastDecisionId: decision.id,
  assessedBy: decision.id,
});
