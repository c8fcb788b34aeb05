import type { AccountId } from '#libs/kernel';
import type { Verdict } from '../submission/answer.js';

/** The consolidated result on one criterion, in the words written for the publisher. */
export interface ReportedOutcome {
  readonly criterion: string;
  readonly verdict: Verdict;
  readonly rationale: string;
  readonly method: string;
  /** How far the evidence could be relied on, in the words of the framework; known once the report is closed. */
  readonly trust?: string;
}

/** What the decision rule says of the outcomes; `rate` is absent when it cannot be said. */
export interface Proposal {
  readonly outcome: string;
  readonly rule: string;
  readonly rate?: number;
}

/** Draft report of the evaluation: what the publisher is heard on before anything adverse is decided (PUB-12). */
export interface Report {
  readonly number: number;
  readonly outcomes: readonly ReportedOutcome[];
  readonly proposal: Proposal;
  /** What the reader must know: a question left unanswered, an interest cleared. */
  readonly notes: readonly string[];
  readonly closedBy: AccountId;
  readonly closedAt: Date;
}
