import { ActionView, LimitView } from '#libs/http';

/** A word for people, in both languages. */
export class OutcomeWordsView {
  fr!: string;
  en!: string;
}

export class DecidedVerdictView {
  criterion!: string;
  brick!: string;
  severity!: string;
  obligation!: string;
  /** False while the criterion is judged without counting. */
  inForce!: boolean;
  verdict!: string;
  trust!: string | null;
}

/** The letter of one brick, and on what it rests. */
export class BrickLetterView {
  brick!: string;
  letter!: string;
  /** Between 0 and 1. */
  conformShare!: number;
  /** Share of the verdicts by level of trust in their evidence. */
  trust!: Record<string, number>;
  capped!: string[];
}

export class DecisionMotiveView {
  /** Null for a motive about the whole. */
  criterion!: string | null;
  text!: string;
}

/** Durations as the policy writes them: `2m`, `15d`. */
export class AppealTermsView {
  lodgeWithin!: string;
  deemedReadAfter!: string;
}

export class DecisionProposalView {
  outcome!: string;
  rule!: string;
  rate?: number;
}

export class DecisionLinkView {
  id!: string;
  number!: string | null;
}

/** Who prepared and signed; for the authority only. */
export class SignersView {
  preparedBy!: string | null;
  /** Null when the clock or the publisher was the cause. */
  signedBy!: string | null;
  secondSignedBy!: string | null;
}

export class DecisionView {
  id!: string;
  number!: string;
  kind!: string;
  /** Null for a measure on a listing. */
  dossierId!: string | null;
  dossierNumber!: string | null;
  /** The listing that a measure is about. */
  listingId!: string | null;
  applicationId!: string;
  applicationName!: string;
  applicationVersion!: string;
  organisationId!: string;
  frameworkVersion!: string | null;
  policyVersion!: string | null;
  tier!: string | null;
  outcome!: string;
  outcomeWords!: OutcomeWordsView;
  /** On what the listing rests; null when nothing is listed. */
  basis!: string | null;
  /** Day. */
  validUntil!: string | null;
  /** Day until which the publisher may come back after an adjournment. */
  resubmissionUntil!: string | null;
  motives!: DecisionMotiveView[];
  remedies!: string;
  appeal!: AppealTermsView;
  verdicts!: DecidedVerdictView[];
  letters!: BrickLetterView[];
  badges!: string[];
  proposal!: DecisionProposalView | null;
  departureMotive!: string | null;
  signedAt!: string;
  /** Day. */
  effectiveOn!: string;
  supersedes!: DecisionLinkView | null;
  supersededBy!: DecisionLinkView | null;
  /** SHA-256 of the canonical JSON (RFC 8785) of what is decided. */
  hash!: string;
  signers?: SignersView;
}

/** A decision as it stands today, with what the reader may do about it. */
export class StandingDecisionView extends DecisionView {
  /** `in_force` or `superseded`. */
  state!: string;
  publicState!: OutcomeWordsView;
  waitingOn!: string;
  clock!: LimitView | null;
  actions!: ActionView[];
  /** Grows each time its replacement is prepared or signed; to be sent back as `expectedVersion`. */
  version!: number;
}

export class DecisionLineView {
  id!: string;
  number!: string;
  kind!: string;
  /** Null for a measure on a listing. */
  dossierId!: string | null;
  dossierNumber!: string | null;
  applicationId!: string;
  applicationName!: string;
  organisationId!: string;
  outcome!: string;
  outcomeWords!: OutcomeWordsView;
  basis!: string | null;
  validUntil!: string | null;
  signedAt!: string;
  supersededBy!: DecisionLinkView | null;
}

export class DecisionPageView {
  items!: DecisionLineView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}
