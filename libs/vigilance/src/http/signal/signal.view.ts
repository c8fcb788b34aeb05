import { LifecycleView, WordView } from '#libs/http';

export class SignalFigureView {
  name!: string;
  /** Null where it is not defined, or is no number. */
  value!: number | null;
  text!: string | null;
}

/** What one method found. */
export class SignalEvidenceView {
  method!: string;
  words!: WordView;
  value!: number;
  /** What the value had to pass. */
  threshold!: number;
  /** Share of alarms when nothing is wrong: of one look, or of the whole surveillance for `maxsprt`. */
  chance!: number;
  figures!: SignalFigureView[];
}

/** The more looks, the more alarms by chance alone. */
export class SignalMultiplicityView {
  /** Pairs of application and topic that were looked at. */
  pairs!: number;
  /** Methods that could be applied to this one. */
  methods!: number;
  /** Alarms to be expected by chance if each pair was looked at with these methods. */
  byChance!: number;
}

export class SignalRateView {
  activeUsers!: number | null;
  /** Cases per 10,000 active users and week. */
  perTenThousand!: number | null;
  expectedPerWeek!: number;
  /** Cases over those expected, drawn towards 1. */
  shrunkRatio!: number;
}

/** A line of the table behind the chart. */
export class SignalWeekView {
  /** Its Monday. */
  week!: string;
  cases!: number;
  low!: number;
  high!: number;
  /** More is an alarm; null while too few weeks precede. */
  threshold!: number | null;
}

export class SignalEndView {
  by!: string;
  motive!: string;
  at!: string;
}

export class SignalReportView {
  id!: string;
  number!: string;
  receivedAt!: string;
  kind!: string;
  severity!: string;
  caseId!: string | null;
}

export class CampaignReportView {
  id!: string;
  number!: string;
  severity!: string;
}

/** Reports that repeat each other: folded for counting. Each keeps its own place, and whoever sent it is told nothing. */
export class ReportCampaignView {
  /** Of the first report. */
  id!: string;
  number!: string;
  applicationId!: string;
  applicationName!: string;
  severity!: string;
  reports!: number;
  firstAt!: string;
  lastAt!: string;
  /** Serious reports of the same days that are no part of it. */
  beside!: CampaignReportView[];
}

/** Many more reviews of an application than are usual, in some days. Nobody is refused or punished because of it. */
export class ReviewCampaignView {
  applicationId!: string;
  applicationName!: string;
  /** First and last day. */
  from!: string;
  until!: string;
  reviews!: number;
  meanRating!: number;
  /** As many as the days before let one expect. */
  usual!: number;
  /** Serious reports since its first day. */
  beside!: CampaignReportView[];
}

export class ReviewCampaignListView {
  /** The newest comes first. */
  items!: ReviewCampaignView[];
}

export class ReportCampaignListView {
  items!: ReportCampaignView[];
  next?: string;
}

export class SignalLineView {
  id!: string;
  number!: string;
  applicationId!: string;
  applicationName!: string;
  topic!: string;
  cases!: number;
  methods!: string[];
  state!: string;
  publicState!: WordView;
  openedAt!: string;
  version!: number;
}

export class SignalListView {
  /** The newest comes first. */
  items!: SignalLineView[];
  next?: string;
}

/** Reports of an application on a topic that stand out, with all they rest on. A reason to look, never a conclusion. */
export class SignalView extends LifecycleView {
  id!: string;
  number!: string;
  applicationId!: string;
  applicationName!: string;
  category!: string;
  topic!: string;
  /** Cases in the window: reports that belong together, or repeat each other, count once. */
  cases!: number;
  windowWeeks!: number;
  /** Monday of the week that was judged. */
  week!: string;
  /** Version of the thresholds. */
  thresholds!: number;
  evidence!: SignalEvidenceView[];
  multiplicity!: SignalMultiplicityView;
  rate!: SignalRateView;
  chart!: string;
  /** The numbers of the chart. */
  series!: SignalWeekView[];
  reports!: SignalReportView[];
  campaigns!: ReportCampaignView[];
  openedAt!: string;
  end!: SignalEndView | null;
  /** The case that was opened from it. */
  caseId!: string | null;
  version!: number;
}
