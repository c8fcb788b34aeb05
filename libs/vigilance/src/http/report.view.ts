import { LifecycleView, WordView } from '#libs/http';
import { ApiProperty } from '#openapi';
import { CaseLineView } from './case/case.view.js';
import { FollowedCommitmentView, PublisherRequestLineView } from './request/request.view.js';
import { ProposedRouteView, RouteDecisionView } from './route/route.view.js';

export class IncidentOptionView {
  id!: string;
  label!: string;
  /** The next question, or `end`. */
  next!: string;
  /** Show this advice before anything else. */
  advice!: string[];
}

export class IncidentQuestionView {
  id!: string;
  title!: string;
  options!: IncidentOptionView[];
}

/** The questions of a report, as a tree: each answer says which comes next. */
export class IncidentQuestionsView {
  version!: number;
  language!: string;
  start!: string;
  longestText!: number;
  questions!: IncidentQuestionView[];
}

/** Something for a machine to solve, in the form of ALTCHA, version 2. */
export class ReportChallengeView {
  @ApiProperty({ type: 'object', additionalProperties: true })
  parameters!: Record<string, unknown>;
  signature!: string;
}

/** What a reporter keeps. It is given only when the report is kept for good. */
export class IncidentReceiptView {
  number!: string;
  /** Shown once, and again under the same idempotency key. */
  code!: string;
  receivedAt!: string;
  /** To be read before anything else; empty when nobody is in danger. */
  advice!: string[];
  /** Who answers, and until when. */
  next!: WordView;
}

export class IncidentReadingView {
  /** In which capacity somebody read, or `system` for software. */
  role!: string;
  because!: string;
  at!: string;
  /** Whether the identity was read too. */
  identity!: boolean;
}

export class IncidentMessageView {
  author!: 'reporter' | 'authority';
  at!: string;
  text!: string;
}

/** A file that came with a report. */
export class IncidentAttachmentView {
  no!: number;
  /** As its content shows. */
  @ApiProperty({ example: 'image/jpeg' })
  type!: string;
  /** As it is kept, in bytes. */
  size!: number;
  at!: string;
  /** What is hidden in an image, such as where it was taken, was taken out; of a PDF nothing is. */
  metadataRemoved!: boolean;
  /** What to know before somebody reads it. */
  note!: WordView;
}

export class PublicCaseView {
  number!: string;
  state!: string;
  publicState!: WordView;
  /** The last day to contest how it was concluded; null when there is nothing to contest. */
  contestableUntil!: string | null;
  /** What became of the last contest of any who reported. */
  contest!: 'pending' | 'upheld' | 'rejected' | null;
}

/** What the reporter sees of his report. */
export class PublicReportView {
  number!: string;
  receivedAt!: string;
  applicationName!: string;
  state!: string;
  publicState!: WordView;
  /** What was decided, once it was. */
  outcome!: WordView | null;
  /** Who was told. */
  services!: string[];
  /** The case it is looked into with, if there is one. */
  incident!: PublicCaseView | null;
  /** What the publisher undertook last. */
  commitment!: FollowedCommitmentView | null;
  messages!: IncidentMessageView[];
  attachments!: IncidentAttachmentView[];
  /** Everybody who read what you wrote, and why. */
  readings!: IncidentReadingView[];
}

export class IncidentLineView {
  id!: string;
  number!: string;
  receivedAt!: string;
  applicationName!: string;
  applicationId!: string | null;
  kind!: string;
  severity!: string;
  state!: string;
  dueAt!: string | null;
  overdue!: boolean;
  outcome!: string | null;
}

export class IncidentInboxView {
  /** Due first comes first. */
  items!: IncidentLineView[];
  next?: string;
}

export class IncidentLoweringView {
  severity!: string;
  by!: string;
  motive!: string;
  at!: string;
}

/** What software proposes, with the words that led to it. A person confirms. */
export class MachineReadingView {
  model!: string;
  readAt!: string;
  kind!: string;
  severity!: string;
  services!: string[];
  topic!: string | null;
  /** From 0 to 1: how often a reading that says so is right about the kind. */
  confidence!: number;
  /** The software itself says that it does not know. */
  unsure!: boolean;
  because!: string[];
  /** What must not be missed in the text. */
  alerts!: string[];
}

/** A report as the vigilance reads it: the facts, and the text without the people in it. */
export class IncidentReportView extends LifecycleView {
  id!: string;
  number!: string;
  channel!: string;
  receivedAt!: string;
  applicationId!: string | null;
  applicationName!: string;
  appVersion!: string | null;
  system!: string | null;
  answers!: Record<string, string>;
  claimedKind!: string;
  claimedSeverity!: string;
  occurredOn!: string | null;
  mayContact!: boolean;
  kind!: string;
  severity!: string;
  services!: string[];
  lowering!: IncidentLoweringView | null;
  outcome!: string | null;
  motive!: string | null;
  messages!: number;
  attachments!: IncidentAttachmentView[];
  /** The text without the people in it; null until software has read it. */
  copy!: string | null;
  reading!: MachineReadingView | null;
  /** Who has to be told, as the rules and the reading propose it. */
  proposedRoute!: ProposedRouteView;
  /** Who is told, as people said; first to last. */
  routes!: RouteDecisionView[];
  /** Facts of this report that its publisher was sent. */
  publisherRequests!: PublisherRequestLineView[];
  /** The same application and the same kind. */
  similar!: IncidentLineView[];
  /** The case it belongs to. */
  incident!: CaseLineView | null;
  /** Cases of the same application that it could join; empty when it belongs to one. */
  joinable!: CaseLineView[];
  version!: number;
}

export class IncidentContentView {
  text!: string;
  /** Only when it was asked for. */
  reporter?: Record<string, string>;
  /** What was added later, first to last. */
  added!: string[];
}
