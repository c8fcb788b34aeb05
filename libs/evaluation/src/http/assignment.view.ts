import { LifecycleView } from '#libs/http';
import type { MoreTime } from '../domain/assignment.js';
import type { AssignmentState } from '../domain/assignment.lifecycle.js';

export class MoreTimeView implements MoreTime {
  days!: number;
  reason!: string;
  askedAt!: string;
}

export class DeclarationView {
  interest!: 'none' | 'disclosed';
  statement!: string;
  text!: string;
  signedAt!: string;
  /** Why the lead cleared what was disclosed; null while he has not. */
  clearance!: string | null;
}

export class AssignedCriterionView {
  criterion!: string;
  brick!: string;
  severity!: string;
  naReasons!: string[];
  /** The submission in which the publisher last changed it. */
  changedIn!: number;
  /** False when an earlier score of this expert still holds. */
  toScore!: boolean;
}

/** What came of it, once the dossier is decided (EXP-16). */
export class AssignmentResultView {
  outcome!: string;
  /** Criteria whose outcome is not the verdict of this expert. */
  differing!: string[];
}

/** Before the declaration: public facts and the criteria asked. After it: what is needed to judge them. */
export class AssignmentView extends LifecycleView {
  id!: string;
  dossierId!: string;
  dossierNumber!: string;
  applicationName!: string;
  publisherName!: string;
  category!: string;
  round!: number;
  override state!: AssignmentState;
  criteria!: string[];
  dueAt!: string | null;
  overdue!: boolean;
  /** Only for the lead. */
  expertId?: string;
  expertName?: string;
  /** Once the declaration is signed. */
  tier?: string;
  frameworkVersion?: string;
  submissionVersion?: number;
  scope?: AssignedCriterionView[];
  declaration!: DeclarationView | null;
  moreTime!: MoreTimeView | null;
  endedReason!: string | null;
  result?: AssignmentResultView;
  version!: number;
}

export class AssignmentLineView {
  id!: string;
  dossierId!: string;
  dossierNumber!: string;
  applicationName!: string;
  publisherName!: string;
  /** Only for the lead. */
  expertId?: string;
  round!: number;
  state!: AssignmentState;
  criteria!: string[];
  dueAt!: string | null;
  overdue!: boolean;
  version!: number;
}

export class AssignmentPageView {
  items!: AssignmentLineView[];
  next?: string;
}
