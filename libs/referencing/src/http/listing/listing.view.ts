import { DecisionLinkView } from '../decision/decision.view.js';
import { ActionView } from '../dossier/action.view.js';

/** What the public reads of the state, with its dates. */
export class PublicStateView {
  fr!: string;
  en!: string;
}

export class ListingView {
  id!: string;
  applicationId!: string;
  applicationName!: string;
  /** Readable part of the public address. */
  slug!: string;
  organisationId!: string;
  state!: string;
  publicState!: PublicStateView;
  waitingOn!: string;
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
  lastDecision!: DecisionLinkView;
  listedAt!: string;
  delistedAt!: string | null;
  motive!: string | null;
  openFindings!: number;
  /** Empty: nothing is done to a listing directly, a decision changes it. */
  actions!: ActionView[];
  version!: number;
}

export class ListingPageView {
  items!: ListingView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}
