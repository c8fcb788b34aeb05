import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { ApplicationId } from '../application/application.js';
import type { DossierId } from '../dossier/dossier.js';
import type { ListingId } from '../listing/listing-id.js';
import type { Proposal } from '../report/report.js';
import type { Verdict } from '../submission/answer.js';
import type { BrickLetter } from './brick-letter.js';
import type { DecisionId } from './decision-id.js';
import type { Outcome } from './outcome.js';

export type { DecisionId };

/** `evaluation` ends a dossier; `replacement` takes the place of a decision found wrong (REG-13); `measure` is about a listing. */
export const DECISION_KINDS = ['evaluation', 'replacement', 'inadmissibility', 'measure'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** On what a presence in the catalogue rests. */
export const LISTING_BASES = ['full', 'temporary', 'trial'] as const;
export type ListingBasis = (typeof LISTING_BASES)[number];

/** The verdict on one criterion as it is published, so that anyone can apply the rule again. */
export interface DecidedVerdict {
  readonly criterion: string;
  readonly brick: string;
  readonly severity: string;
  readonly obligation: string;
  readonly inForce: boolean;
  readonly verdict: Verdict;
  /** How far the evidence could be relied on, in the words of the framework. */
  readonly trust: string | null;
}

export interface Motive {
  /** Null for a motive about the request as a whole. */
  readonly criterion: string | null;
  readonly text: string;
}

/** What a decision gives in the catalogue. A refusal gives nothing. */
export interface ListingGrant {
  readonly basis: ListingBasis;
  readonly validUntil: Day;
  /** First day of the temporary listings in a row, and the day after which the policy allows no more of them. */
  readonly temporary: { readonly since: Day; readonly ceiling: Day } | null;
}

/** Ways and time limits of appeal, as the policy in force says them: durations such as `2m`, `15d`. */
export interface AppealTerms {
  readonly lodgeWithin: string;
  readonly deemedReadAfter: string;
}

/** Décision: what the authority said, for ever. A wrong one is replaced by another, and both stay (invariant 3). */
export interface Decision {
  readonly id: DecisionId;
  /** Public reference: `DEC-2026-000123`. */
  readonly number: string;
  readonly kind: DecisionKind;
  /** Null for a measure. */
  readonly dossierId: DossierId | null;
  /** The listing that a measure is about; null for the others, which may only bring one into being. */
  readonly listingId: ListingId | null;
  readonly applicationId: ApplicationId;
  readonly organisationId: OrganisationId;
  readonly applicationVersion: string;
  readonly frameworkVersion: string | null;
  readonly policyVersion: string | null;
  readonly tier: string | null;
  readonly outcome: Outcome;
  readonly grant: ListingGrant | null;
  /** Until when the publisher may come back after an adjournment. */
  readonly resubmissionUntil: Day | null;
  readonly verdicts: readonly DecidedVerdict[];
  readonly letters: readonly BrickLetter[];
  readonly badges: readonly string[];
  readonly motives: readonly Motive[];
  /** What the publisher may do now, in words. */
  readonly remedies: string;
  readonly appeal: AppealTerms;
  readonly proposal: Proposal | null;
  readonly departureMotive: string | null;
  readonly preparedBy: AccountId | null;
  /** Null when the clock or the publisher is the cause: nobody has to agree to that. */
  readonly signedBy: AccountId | null;
  readonly secondSignedBy: AccountId | null;
  readonly signedAt: Date;
  readonly effectiveOn: Day;
  readonly supersedes: DecisionId | null;
  /** SHA-256 of the canonical JSON of what is decided; see `contentOf`. */
  readonly hash: string;
}

type Unsealed = Omit<Decision, 'hash'> & { readonly hash?: string };

/** What the hash covers: all that is decided and nobody who decided, so that a published decision can be checked. */
export function contentOf({
  preparedBy: _preparer,
  signedBy: _signer,
  secondSignedBy: _second,
  hash: _hash,
  signedAt,
  ...content
}: Unsealed) {
  return { ...content, signedAt: signedAt.toISOString() };
}

/** RFC 8785, then SHA-256, in hexadecimal. */
export function hashOf(decision: Unsealed): string {
  const canonical = canonicalize(contentOf(decision));
  if (canonical === undefined) throw new Error('a decision cannot be written as JSON');
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** From here on nobody can change it. */
export const seal = (decision: Omit<Decision, 'hash'>): Decision => ({ ...decision, hash: hashOf(decision) });
