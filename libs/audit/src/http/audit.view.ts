import { ActionView, LimitView, WordView } from '#libs/http';

/** One term of the score of policy.md, 5: its share from 0 to 1, and the points it gives. */
export class ScorePartView {
  term!: string;
  value!: number;
  weight!: number;
  points!: number;
  /** Where the value comes from: `tier_R3`, `no_report_yet`… */
  because!: string;
}

/** Why this listing is audited. */
export class AuditSelectionView {
  reason!: 'risk' | 'draw' | 'request' | 'event';
  motive!: string;
  score!: number | null;
  parts!: ScorePartView[];
  /** Seed of the draw, for who was drawn. */
  seed!: string | null;
}

export class AuditTeamView {
  leadId!: string;
  /** The lead auditor included. */
  members!: string[];
}

export class SampledCriterionView {
  criterion!: string;
  severity!: string;
  /** Null until it is recorded; to the publisher, until the report. */
  result!: string | null;
  text!: string | null;
}

export class CriterionToSampleView {
  criterion!: string;
  severity!: string;
}

/** What the sample of a planned audit can be taken from. */
export class SamplingView {
  criteria!: CriterionToSampleView[];
  /** How many at least. */
  atLeast!: number;
}

export class AccessRequestView {
  documents!: string[];
  /** Day. */
  askedOn!: string;
  /** The last day on which access is in time. */
  dueOn!: string;
  givenAt!: string | null;
  answer!: string | null;
  /** The time passed without an answer. */
  obstructed!: boolean;
}

export class DraftFindingView {
  criterion!: string;
  severity!: string;
  text!: string;
  state!: 'draft' | 'kept' | 'dropped';
  /** Why it is kept or dropped. */
  reason!: string | null;
}

/** One audit in a list. */
export class AuditLineView {
  id!: string;
  listingId!: string;
  applicationName!: string;
  tier!: string;
  /** For the authority, and for the publisher once it has started. */
  reason?: 'risk' | 'draw' | 'request' | 'event';
  /** Day; for the authority alone. */
  plannedOn?: string;
  /** The planned day has passed; for the authority alone. */
  isOverdue?: boolean;
  startsOn!: string | null;
  state!: string;
  publicState!: WordView;
  waitingOn!: string;
  outcome!: string | null;
  closedAt!: string | null;
  version!: number;
}

export class AuditPageView {
  items!: AuditLineView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

/** One audit, as far as the reader may know it. */
export class AuditView extends AuditLineView {
  applicationId!: string;
  organisationId!: string;
  frameworkVersion!: string;
  /** For the authority, and for the publisher once it has started. */
  selection?: AuditSelectionView;
  /** For the authority alone. */
  team?: AuditTeamView;
  /** For the auditors, while it is planned. */
  sampling?: SamplingView;
  announced!: boolean | null;
  mission!: string | null;
  startedAt!: string | null;
  fieldworkDueOn!: string | null;
  sample!: SampledCriterionView[];
  access!: AccessRequestView | null;
  report!: string | null;
  reportedAt!: string | null;
  drafts!: DraftFindingView[];
  /** The last day on which observations are in time. */
  observationsDueOn!: string | null;
  observations!: string | null;
  observedAt!: string | null;
  /** Kept findings, and how many of them are settled. */
  findingsKept!: number;
  findingsSettled!: number;
  cancelMotive!: string | null;
  stateSince!: string;
  clock!: LimitView | null;
  actions!: ActionView[];
}
