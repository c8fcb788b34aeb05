import { WordView } from '#libs/http';

/** An outcome that still holds, and the number of the decision it comes from. */
export class CarriedOutcomeView {
  decision!: string;
  verdict!: string;
  trust!: string | null;
}

export class FormerTextView {
  /** The version that the decision before was taken under. */
  frameworkVersion!: string;
  title!: string;
  question!: string;
}

export class ScopeItemView {
  criterion!: string;
  /** In the words of the version the dossier is judged by, for ever. */
  title!: string;
  question!: string;
  /** What it said before, when it said something else; null when nothing changed. */
  former!: FormerTextView | null;
  brick!: string;
  severity!: string;
  obligation!: string;
  inForce!: boolean;
  evidenceExpected!: number;
  naReasons!: string[];
  expertsRequired!: number;
  /** Why it is in the scope: `carried` when it is kept from an earlier decision and not judged again. */
  reason!: string;
  carried!: CarriedOutcomeView | null;
}

export class ScopeView {
  frameworkVersion!: string | null;
  tier!: string | null;
  items!: ScopeItemView[];
}

export class AnswerView {
  criterion!: string;
  selfVerdict!: string;
  naReason!: string | null;
  text!: string;
  evidence!: string[];
  version!: number;
}

export class FlaggedItemView {
  criterion!: string;
  reason!: string;
}

export class AnswersView {
  items!: AnswerView[];
  /** Criteria whose answer may be changed now. */
  editable!: string[];
  /** What was sent back as incomplete, with the reason for each. */
  flagged!: FlaggedItemView[];
}

export class EvidenceView {
  id!: string;
  fileName!: string;
  mediaType!: string;
  size!: number;
  sha256!: string;
  /** `not_scanned`: no antivirus has seen this file. */
  scan!: 'pending' | 'clean' | 'infected' | 'not_scanned';
  confidentiality!: string;
}

export class EvidencePageView {
  items!: EvidenceView[];
}

export class SubmissionLineView {
  number!: number;
  frozenAt!: string;
  hash!: string;
}

export class SubmissionsView {
  items!: SubmissionLineView[];
}

export class SubmittedAnswerView {
  criterion!: string;
  selfVerdict!: string;
  naReason!: string | null;
  text!: string;
  evidence!: string[];
}

export class SubmittedEvidenceView {
  id!: string;
  fileName!: string;
  mediaType!: string;
  size!: number;
  sha256!: string;
}

export class SubmissionView extends SubmissionLineView {
  statement!: string;
  answers!: SubmittedAnswerView[];
  evidence!: SubmittedEvidenceView[];
}

/** Dated receipt of a submission: the same number and hash stand on the dossier and in the letter. */
export class ReceiptView {
  dossierId!: string;
  number!: string | null;
  submission!: number;
  receivedAt!: string;
  hash!: string;
  files!: number;
  answers!: number;
}

export class ReadinessPartView {
  name!: string;
  /** 0 to 1. */
  share!: number;
}

export class NextActionView {
  action!: string;
  criterion!: string;
  text!: WordView;
}

/** How ready the file is, from 0 to 100. It is not the decision. */
export class ReadinessView {
  score!: number;
  parts!: ReadinessPartView[];
  next!: NextActionView | null;
  blockingPoints!: string[];
  unanswered!: string[];
  withoutEvidence!: string[];
  unacceptableFiles!: string[];
  /** What the decision rule would say if every self-assessment were confirmed. */
  simulatedOutcome!: string;
  simulatedRule!: string;
  notice!: WordView;
}
