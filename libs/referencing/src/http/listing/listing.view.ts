import { LifecycleView } from '#libs/http';
import { DecisionLinkView } from '../decision/decision.view.js';

/** That the publisher leaves the catalogue, with notice. */
export class WithdrawalView extends LifecycleView {
  /** Last day in the catalogue. */
  lastDay!: string;
}

/** That the publisher asks for more time, and what was answered. */
export class ProlongationView extends LifecycleView {
  motive!: string;
  /** Days. */
  requestedOn!: string;
  answerBy!: string;
  answer!: string | null;
}

/** `publicState` is what the public reads, with its dates; each of the `actions` is a decision of its own. */
export class ListingView extends LifecycleView {
  id!: string;
  applicationId!: string;
  applicationName!: string;
  /** Readable part of the public address. */
  slug!: string;
  organisationId!: string;
  basis!: string;
  /** The version of the application that was assessed. */
  coveredVersion!: string;
  frameworkVersion!: string;
  tier!: string;
  badges!: string[];
  /** Days. */
  validFrom!: string;
  validUntil!: string;
  /** First day of the temporary listings in a row. */
  temporarySince!: string | null;
  /** Days; null unless it is suspended: since when, until when a new decision is due, until when at most. */
  suspendedOn!: string | null;
  suspendedUntil!: string | null;
  suspensionCeiling!: string | null;
  /** Until when a signatory has to ratify an emergency suspension. */
  ratifyBy!: string | null;
  /** Last day in the catalogue, when the publisher announced that he leaves. */
  withdrawalOn!: string | null;
  withdrawal!: WithdrawalView | null;
  /** The last request for more time; null when nothing was asked. */
  prolongation!: ProlongationView | null;
  lastDecision!: DecisionLinkView;
  /** The decision whose verdicts the public sheet shows. */
  assessedBy!: string;
  listedAt!: string;
  delistedAt!: string | null;
  motive!: string | null;
  openFindings!: number;
  version!: number;
}

export class ListingPageView {
  items!: ListingView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}
