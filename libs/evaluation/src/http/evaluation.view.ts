import { ActionView, LifecycleView } from '#libs/http';
import type { MoreTime } from '../domain/assignment.js';
import type { AssignmentState } from '../domain/assignment.lifecycle.js';
import type { ConflictFound } from '../domain/conflict.js';
import type { OutcomeMethod, OutcomeState } from '../domain/consolidation.js';
import type { DossierPhase } from '../domain/evaluated-dossier.js';
import type { Exclusion } from '../domain/panel-proposal.js';
import type { Confidence, Verdict } from '../domain/verdict.js';

export class CriterionQuorumView {
  criterion!: string;
  required!: number;
  received!: number;
  reached!: boolean;
}

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

/** A member of the panel. That a review came is told, what it says is not. */
export class PanelMemberView extends LifecycleView {
  assignmentId!: string;
  expertId!: string;
  name!: string;
  round!: number;
  criteria!: string[];
  override state!: AssignmentState;
  dueAt!: string | null;
  overdue!: boolean;
  moreTime!: MoreTimeView | null;
  declaration!: DeclarationView | null;
  endedReason!: string | null;
  version!: number;
}

export class PanelView {
  dossierId!: string;
  number!: string;
  phase!: DossierPhase;
  round!: number;
  sealed!: boolean;
  quorum!: CriterionQuorumView[];
  members!: PanelMemberView[];
  actions!: ActionView[];
  version!: number;
}

export class ConflictFoundView {
  kind!: ConflictFound['kind'];
  strength!: 'hard' | 'soft';
  siren!: string;
}

export class CandidateView {
  expertId!: string;
  name!: string;
  standing!: 'proposed' | 'reserve' | 'excluded';
  criteria!: string[];
  exclusions!: Exclusion[];
  conflicts!: ConflictFoundView[];
}

export class ProposedMemberView {
  expertId!: string;
  name!: string;
  criteria!: string[];
}

export class ShortageView {
  criterion!: string;
  required!: number;
  found!: number;
}

export class PanelProposalView {
  /** What the order was drawn with: SHA-256(seed bytes ‖ UTF-8 expert id), ascending, among the equally loaded. */
  seed!: string;
  /** Who would be asked for what. Nothing is sent before the lead confirms. */
  panel!: ProposedMemberView[];
  /** Everybody, with the reasons. */
  candidates!: CandidateView[];
  missing!: ShortageView[];
  version!: number;
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

export class EvidenceAnchorView {
  evidenceId!: string;
  page?: number;
}

export class DraftScoreView {
  criterion!: string;
  verdict!: Verdict | null;
  rationale!: string;
  naReason!: string | null;
  question!: string | null;
  confidence!: Confidence | null;
  anchor!: EvidenceAnchorView | null;
  submissionVersion!: number;
}

export class DraftView {
  scores!: DraftScoreView[];
  savedAt!: string | null;
  /** Version of the draft, not of the assignment. */
  version!: number;
}

export class ReviewView {
  id!: string;
  /** The neutral name of its author in this dossier; null for one's own while the round is sealed. */
  label!: string | null;
  own!: boolean;
  /** False once it was voided: kept in the record, counted for nothing. */
  standing!: boolean;
  round!: number;
  number!: number;
  phase!: 'sealed' | 'after_discussion';
  submittedAt!: string;
  hash!: string;
  frameworkVersion!: string;
  scores!: DraftScoreView[];
}

export class ReviewsView {
  count!: number;
  items!: ReviewView[];
}

/** What a voice was when it was sealed. */
export class SealedVoiceView {
  verdict!: Verdict;
  rationale!: string;
}

/** One expert's voice on one criterion, under its neutral label. */
export class OpinionView {
  label!: string;
  own!: boolean;
  verdict!: Verdict;
  rationale!: string;
  naReason!: string | null;
  question!: string | null;
  confidence!: Confidence | null;
  anchor!: EvidenceAnchorView | null;
  /** Changed after the discussion: what was sealed before stands beside it. */
  amended!: boolean;
  before!: SealedVoiceView | null;
}

export class OutcomeView extends LifecycleView {
  criterion!: string;
  brick!: string;
  severity!: string;
  naReasons!: string[];
  override state!: OutcomeState;
  verdict!: Verdict | null;
  naReason!: string | null;
  /** For the publisher. */
  rationale!: string;
  method!: OutcomeMethod | null;
  /** Why the lead closed it so. */
  reason!: string | null;
  opinions!: OpinionView[];
  version!: number;
}

export class ReconciliationView {
  dossierId!: string;
  phase!: DossierPhase;
  toDiscuss!: number;
  toWord!: number;
  items!: OutcomeView[];
}

export class ExpertQuestionView extends LifecycleView {
  id!: string;
  criterion!: string;
  text!: string;
  override state!: 'open' | 'relayed' | 'declined';
  askedAt!: string;
  clarificationId!: string | null;
  answer!: string | null;
  /** For the lead: names of the panel that the text would give away. */
  namesGivenAway?: string[];
  version!: number;
}

export class ExpertQuestionsView {
  items!: ExpertQuestionView[];
}

export class AgreementView {
  /** Units with two voices or more. */
  units!: number;
  unanimous!: number | null;
  kappa!: number | null;
  alpha!: number | null;
}

export class BrickAgreementView extends AgreementView {
  brick!: string;
}

export class CriterionAgreementView {
  criterion!: string;
  brick!: string;
  reviews!: number;
  unanimous!: boolean | null;
}

export class DossierAgreementView {
  overall!: AgreementView;
  bricks!: BrickAgreementView[];
  criteria!: CriterionAgreementView[];
}

export class CriterionStatisticView extends AgreementView {
  criterion!: string;
}

export class ExpertDriftView {
  expertId!: string;
  shared!: number;
  drift!: number;
}

export class PairAgreementView {
  expertIds!: string[];
  shared!: number;
  same!: number;
  kappa!: number | null;
}

export class AgreementStatisticsView {
  overall!: AgreementView;
  criteria!: CriterionStatisticView[];
  experts!: ExpertDriftView[];
  pairs!: PairAgreementView[];
}
