import { ActionView, LifecycleView } from '#libs/http';
import type { AssignmentState } from '../domain/assignment.lifecycle.js';
import type { ConflictFound } from '../domain/conflict.js';
import type { DossierPhase } from '../domain/evaluated-dossier.js';
import type { Exclusion } from '../domain/panel-proposal.js';
import { DeclarationView, MoreTimeView } from './assignment.view.js';

export class CriterionQuorumView {
  criterion!: string;
  required!: number;
  received!: number;
  reached!: boolean;
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
