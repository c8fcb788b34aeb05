import { logPoisson } from '../numeric/gamma.js';
import { rootOfIncreasing } from '../numeric/root.js';

export interface SequentialDesign {
  /** Surveillance ends when so many cases would have been expected. */
  readonly upperLimitExpected: number;
  /** No alarm before so many cases. */
  readonly minEvents: number;
  /** Probability of a false alarm over the whole surveillance. */
  readonly alpha: number;
  /** No look before so many cases were expected. */
  readonly delay: number;
}

/** Probabilities below this are nothing beside an alpha. */
const NEGLIGIBLE = 1e-18;
const GREATEST_CRITICAL_VALUE = 60;

/**
 * Log-likelihood ratio of n cases where so many were expected, against "no more than expected". No unit; 0 while there
 * are no more than expected.
 */
export function logLikelihoodRatio(events: number, expected: number): number {
  if (events <= expected) return 0;
  return expected === 0 ? Number.POSITIVE_INFINITY : expected - events + events * Math.log(events / expected);
}

/**
 * The critical value of continuous sequential surveillance by the maximised sequential probability ratio test for Poisson
 * counts: an alarm at the first case whose log-likelihood ratio reaches it.
 * Computed, not looked up: for a value, each case has the latest expected count at which it would be an alarm; the
 * probability to pass all of these is followed case by case, and the value sought makes it 1 − alpha.
 * Source: Kulldorff et al., Sequential Anal 2011;30:58; Kulldorff & Silva, REVSTAT 2017;15:373.
 * Assumes expected counts known without error, and cases independent.
 * Where a delay makes the probability jump over alpha, the value is the conservative one.
 */
export function criticalValue(design: SequentialDesign): number {
  const alpha = (value: number) => falseAlarms(value, design);
  return rootOfIncreasing((value) => design.alpha - alpha(value), 0, GREATEST_CRITICAL_VALUE);
}

/** Probability of any alarm over the whole surveillance when cases come as expected. */
export function falseAlarms(value: number, { upperLimitExpected, minEvents, delay }: SequentialDesign): number {
  let quiet = [1];
  let now = 0;
  for (let events = minEvents; ; events += 1) {
    const latest = latestAlarm(events, value);
    if (latest <= delay) continue;
    const until = Math.min(latest, upperLimitExpected);
    if (now === 0 && delay > 0) {
      quiet = advanced(quiet, delay, events);
      now = delay;
    }
    quiet = advanced(quiet, until - now, events);
    now = until;
    if (latest >= upperLimitExpected) return Math.max(0, 1 - quiet.reduce((sum, one) => sum + one, 0));
  }
}

/** The greatest expected count at which this many cases are an alarm: below it the ratio is greater. */
function latestAlarm(events: number, value: number): number {
  const short = (logRatio: number) => events * (Math.exp(-logRatio) - 1 + logRatio) - value;
  return events * Math.exp(-rootOfIncreasing(short, 0, value / events + 1 + Math.sqrt(2 * (value / events))));
}

/** The probabilities of 0, 1, … cases after so many more were expected; `below` cases or more are an alarm, and leave. */
function advanced(quiet: readonly number[], expected: number, below: number): number[] {
  const next = new Array<number>(below).fill(0);
  if (expected <= 0) return next.map((_, count) => quiet[count] ?? 0);
  const more = poissonUpTo(below, expected);
  quiet.forEach((probability, count) => {
    if (probability < NEGLIGIBLE) return;
    for (let added = 0; count + added < below && added < more.length; added += 1) {
      next[count + added] = (next[count + added] ?? 0) + probability * (more[added] ?? 0);
    }
  });
  return next;
}

/** Poisson probabilities of 0, 1, …, as long as they count. */
function poissonUpTo(limit: number, mean: number): number[] {
  const list: number[] = [];
  for (let count = 0; count < limit; count += 1) {
    const probability = Math.exp(logPoisson(count, mean));
    if (count > mean && probability < NEGLIGIBLE) break;
    list.push(probability);
  }
  return list;
}
