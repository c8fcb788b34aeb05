import type { SentScore } from '../application/assignment/draft-scores.js';
import type { ScoreDto } from './evaluation.dto.js';

/** Scores as they came over the wire, with what was left out said to be absent. */
export const sentScores = (scores: readonly ScoreDto[]): SentScore[] =>
  scores.map(({ criterion, verdict, rationale, naReason, question, confidence, anchor, submissionVersion }) => ({
    criterion,
    verdict: verdict ?? null,
    rationale: rationale ?? '',
    naReason: naReason ?? null,
    question: question ?? null,
    confidence: confidence ?? null,
    anchor: anchor ? { evidenceId: anchor.evidenceId, ...(anchor.page !== undefined && { page: anchor.page }) } : null,
    ...(submissionVersion !== undefined && { submissionVersion }),
  }));
