import type { Confidence, Verdict } from '../domain/verdict.js';

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
