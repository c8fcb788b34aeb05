import type { Reason } from '#libs/kernel';

/** The words of the framework: data, the same in every language. */
export const VERDICTS = ['conforme', 'non_conforme', 'non_applicable', 'a_completer'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** How sure the expert is of himself; shown in reconciliation, never counted. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const;

export type Confidence = (typeof CONFIDENCES)[number];

/** Where in the evidence the expert found it. `page` counts from 1. */
export interface EvidenceAnchor {
  readonly evidenceId: string;
  readonly page?: number;
}

/** One expert's verdict on one criterion. Stored as words, never as a number (EXP-08). */
export interface Score {
  readonly criterion: string;
  readonly verdict: Verdict;
  /** Why; needed for everything but `conforme`. */
  readonly rationale: string;
  /** One of the reasons that the criterion admits, with `non_applicable`. */
  readonly naReason: string | null;
  /** What the publisher is to be asked, with `a_completer`. */
  readonly question: string | null;
  readonly confidence: Confidence | null;
  readonly anchor: EvidenceAnchor | null;
}

/** A score in the making: the verdict may still be missing. */
export type DraftScore = Omit<Score, 'verdict'> & { readonly verdict: Verdict | null };

export interface ScoredCriterion {
  readonly id: string;
  readonly naReasons: readonly string[];
}

const blank = (text: string | null): boolean => text === null || text.trim() === '';

/** What a score lacks before it can be sealed; each fault with the field of the score. */
export function faultsOf(score: DraftScore, { naReasons }: ScoredCriterion): Reason[] {
  const fault = (code: string, message: string, field: string): Reason => ({
    code,
    message,
    field: `/${score.criterion}/${field}`,
  });
  if (score.verdict === null) return [fault('verdict_missing', 'needs a verdict', 'verdict')];
  const faults: Reason[] = [];
  if (score.verdict !== 'conforme' && blank(score.rationale)) {
    faults.push(fault('rationale_missing', 'needs a rationale', 'rationale'));
  }
  if (score.verdict === 'non_applicable' && !naReasons.includes(score.naReason ?? '')) {
    faults.push(fault('reason_not_admissible', 'needs one of the reasons that the criterion admits', 'naReason'));
  }
  if (score.verdict !== 'non_applicable' && score.naReason !== null) {
    faults.push(fault('reason_out_of_place', 'goes with non_applicable only', 'naReason'));
  }
  if (score.verdict === 'a_completer' && blank(score.question)) {
    faults.push(fault('question_missing', 'needs a question to the publisher', 'question'));
  }
  return faults;
}

/** Every fault of a review: what is not scored, what is scored though not asked, and what each score lacks (EXP-07). */
export function faultsOfReview(scores: readonly DraftScore[], asked: readonly ScoredCriterion[]): Reason[] {
  const criteria = new Map(asked.map((criterion) => [criterion.id, criterion]));
  const scored = new Set(scores.map(({ criterion }) => criterion));
  const missing = asked
    .filter(({ id }) => !scored.has(id))
    .map(({ id }) => ({ code: 'verdict_missing', message: 'needs a verdict', field: `/${id}/verdict` }));
  const faults = scores.flatMap((score) => {
    const criterion = criteria.get(score.criterion);
    return criterion
      ? faultsOf(score, criterion)
      : [{ code: 'not_asked', message: 'was not asked of this expert', field: `/${score.criterion}` }];
  });
  return [...missing, ...faults];
}

/** A score that has all it needs. @throws Error when it has no verdict: ask `faultsOfReview` first */
export function sealedScore(score: DraftScore): Score {
  if (score.verdict === null) throw new Error(`${score.criterion} has no verdict`);
  return { ...score, verdict: score.verdict };
}
