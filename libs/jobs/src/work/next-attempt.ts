import type { JobDeclaration } from '../declaration.js';

/** What becomes of a delivery whose handler failed. `deadAt` is set when nobody tries again by himself. */
export interface NextAttempt {
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly deadAt: Date | null;
}

const LONGEST_WAIT_MS = 6 * 3_600_000;

/** The wait doubles with each failure, up to six hours; after the last try the delivery is a dead letter. */
export function afterFailure(
  { attempts: allowed, backoffSeconds }: Pick<JobDeclaration, 'attempts' | 'backoffSeconds'>,
  failedBefore: number,
  now: Date,
): NextAttempt {
  const attempts = failedBefore + 1;
  const wait = Math.min(backoffSeconds * 1_000 * 2 ** failedBefore, LONGEST_WAIT_MS);
  return {
    attempts,
    nextAttemptAt: new Date(now.getTime() + wait),
    deadAt: attempts >= allowed ? now : null,
  };
}

const LONGEST_TEXT = 500;

/** What an operator is told of a failure: the name of the error and its message, never what the job was about. */
export function faultText(fault: unknown): string {
  const text = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  return text.replaceAll('\u0000', '').slice(0, LONGEST_TEXT);
}
