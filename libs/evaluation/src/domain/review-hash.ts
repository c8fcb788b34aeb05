import { createHash } from 'node:crypto';
import type { Score } from './verdict.js';

interface Sealed {
  readonly assignmentId: string;
  readonly number: number;
  readonly phase: string;
  readonly frameworkVersion: string;
  readonly submissionVersion: number;
  readonly scores: readonly (Score & { readonly submissionVersion: number })[];
}

/** SHA-256, in hexadecimal, of all that a review says, whatever the order in which it was written. */
export function reviewHash({ scores, ...review }: Sealed): string {
  const { assignmentId, number, phase, frameworkVersion, submissionVersion } = review;
  const lines = [...scores]
    .sort((a, b) => (a.criterion < b.criterion ? -1 : 1))
    .map((score) => [
      score.criterion,
      score.verdict,
      score.rationale,
      score.naReason,
      score.question,
      score.confidence,
      score.anchor && [score.anchor.evidenceId, score.anchor.page ?? null],
      score.submissionVersion,
    ]);
  const whole = [assignmentId, number, phase, frameworkVersion, submissionVersion, lines];
  return createHash('sha256').update(JSON.stringify(whole), 'utf8').digest('hex');
}
