import { type Day, dayOf, type Id, type OrganisationId, transition } from '#libs/kernel';
import type { ApplicationId } from '../application/application.js';
import type { Decision, DecisionId, ListingBasis, ListingGrant } from '../decision/decision.js';
import { type ListingStatus, listingConditionTexts, listingLifecycle } from './listing.lifecycle.js';

export type ListingId = Id<'Listing'>;

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
  readonly validUntil: Day;
  /** Both null unless the basis is temporary. */
  readonly temporarySince: Day | null;
  readonly temporaryCeiling: Day | null;
  readonly lastDecisionId: DecisionId;
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
  decision.grant !== null && decision.frameworkVersion !== null && decision.tier !== null;

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
    const { to } = transition(
      listingLifecycle,
      this.snapshot.status,
      'applyDecision',
      new Set(['decision_lists'] as const),
      listingConditionTexts,
    );
    this.snapshot = { ...this.snapshot, status: to, ...givenBy(decision), version: this.snapshot.version + 1 };
  }

  /** L5: a decision found wrong is replaced by a refusal, on which the publisher was heard. */
  endBy(refusal: Decision, motive: string): void {
    const met = new Set(['motive_given', 'publisher_heard'] as const);
    const { to } = transition(listingLifecycle, this.snapshot.status, 'delist', met, listingConditionTexts);
    this.snapshot = {
      ...this.snapshot,
      status: to,
      lastDecisionId: refusal.id,
      validUntil: dayOf(refusal.signedAt),
      delistedAt: refusal.signedAt,
      motive,
      version: this.snapshot.version + 1,
    };
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
});
