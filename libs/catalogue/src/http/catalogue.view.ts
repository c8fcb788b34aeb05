/** A word in the two languages of the service. */
export class BilingualView {
  fr!: string;
  en!: string;
}

/** What the public reads of the state of a listing. */
export class PublicStatusView extends BilingualView {
  code!: 'listed' | 'listed_with_reservations' | 'temporary' | 'trial' | 'suspended' | 'delisted';
}

export class FullPublicStatusView extends PublicStatusView {
  /** With the dates, and the motive of an end. */
  sentence!: BilingualView;
}

/** The letter of one brick, and on how much of it the authority could rely. Shares are between 0 and 1. */
export class PublicLetterView {
  brick!: string;
  letter!: string;
  verified!: number;
  documented!: number;
  declared!: number;
}

/** One application in a list. */
export class ApplicationCardView {
  slug!: string;
  name!: string;
  publisher!: string;
  category!: 'DM' | 'ORG' | 'BIE';
  summary!: string;
  status!: PublicStatusView;
  basis!: 'full' | 'temporary' | 'trial';
  openFindings!: number;
  platforms!: string[];
  audiences!: string[];
  badges!: string[];
  letters!: PublicLetterView[];
  reimbursed!: boolean;
  prescribable!: boolean;
  price!: string | null;
  frameworkVersion!: string;
  versionAssessed!: string | null;
  /** Day. */
  validFrom!: string;
  /** Day. */
  validUntil!: string | null;
  listedAt!: Date;
  decidedAt!: Date;
}

/** How many applications each further choice would leave; at most 10,000 are counted. */
export class FacetsView {
  total!: number;
  /** True when there are 10,000 hits or more. */
  isCapped!: boolean;
  category!: Record<string, number>;
  basis!: Record<string, number>;
  platform!: Record<string, number>;
  audience!: Record<string, number>;
  badge!: Record<string, number>;
  reimbursed!: number;
  prescribable!: number;
}

export class CataloguePageView {
  items!: ApplicationCardView[];
  /** Absent on the last page. */
  next?: string;
  /** The words that were looked for instead, when those asked for look mistyped. */
  corrected?: string;
  facets?: FacetsView;
}

/** The last verification audit that was closed. */
export class LastAuditView {
  /** Day. */
  closedOn!: string;
  outcome!: 'conform' | 'corrected' | 'non_conform';
}

/** A version that users may have, or will have, and that no decision covers yet. */
export class PendingVersionView {
  number!: string;
  /** Day on which users get it. */
  releaseOn!: string;
}

/** A version of the application and the decision that covers it. */
export class PublicVersionView {
  number!: string;
  /** `whole_file`: it was judged with a whole file. */
  change!: 'whole_file' | 'minor' | 'substantial';
  /** Day on which users got it, as the publisher said. */
  releaseOn!: string | null;
  /** Day; null while no decision covers it. */
  coveredOn!: string | null;
  decisionNumber!: string | null;
  /** The one that the listing covers today. */
  isCurrent!: boolean;
  sentence!: BilingualView;
}

/** One application. When it has left the catalogue only who, when and why remain. */
export class ApplicationSheetView {
  applicationId!: string;
  slug!: string;
  name!: string;
  publisher!: string;
  category!: 'DM' | 'ORG' | 'BIE';
  status!: FullPublicStatusView;
  frameworkVersion!: string;
  versionAssessed!: string | null;
  listedAt!: Date;
  changedAt!: Date;
  motive!: string | null;
  delistedAt?: Date | null;
  summary?: string;
  basis?: 'full' | 'temporary' | 'trial';
  accessLevel?: string;
  tier?: string;
  openFindings?: number;
  platforms?: string[];
  audiences?: string[];
  badges?: string[];
  letters?: PublicLetterView[];
  reimbursed?: boolean;
  prescribable?: boolean;
  price?: string | null;
  validFrom?: string;
  validUntil?: string | null;
  decidedAt?: Date;
  /** A substantial change that is being assessed; null while there is none. */
  versionPending?: PendingVersionView | null;
  /** Newest first, a hundred at most. */
  versions?: PublicVersionView[];
  /** Null while there was none. */
  lastAudit?: LastAuditView | null;
  /** Further facts, each with where it comes from. */
  details?: Record<string, unknown>;
}

export class ListingEventView {
  at!: Date;
  event!: string;
  decisionNumber!: string | null;
  status!: string;
  basis!: string;
  validUntil!: string | null;
  frameworkVersion!: string;
  versionAssessed!: string | null;
  motive!: string | null;
  /** Number of the decision that took the place of this one, which was found wrong. */
  replacedBy!: string | null;
}

export class ApplicationHistoryView {
  items!: ListingEventView[];
}
