import { LifecycleView } from '#libs/http';

/** Contradictory step before a measure: what is about to be done, why, and what the publisher says to it. */
export class HearingView extends LifecycleView {
  id!: string;
  listingId!: string;
  applicationName!: string;
  organisationId!: string;
  measure!: string;
  motive!: string;
  openedAt!: string;
  /** The last day on which observations are in time. */
  dueOn!: string;
  observations!: string | null;
  answeredAt!: string | null;
  version!: number;
}

export class HearingPageView {
  items!: HearingView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

/** What the signatory is asked to do to a listing. */
export class MeasureProposalView extends LifecycleView {
  id!: string;
  listingId!: string;
  applicationName!: string;
  measure!: string;
  sourceType!: string;
  sourceId!: string;
  motive!: string;
  /** Null for the system. */
  proposedBy!: string | null;
  proposedAt!: string;
  closedAt!: string | null;
  /** Why it was not followed. */
  answer!: string | null;
  decisionId!: string | null;
  version!: number;
}

export class MeasureProposalPageView {
  items!: MeasureProposalView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}
