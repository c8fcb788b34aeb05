import { LifecycleView } from '#libs/http';
import type { OutcomeMethod, OutcomeState } from '../domain/consolidation.js';
import type { DossierPhase } from '../domain/evaluated-dossier.js';
import type { Confidence, Verdict } from '../domain/verdict.js';
import { EvidenceAnchorView } from './review.view.js';

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
