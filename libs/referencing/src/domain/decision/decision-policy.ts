import type { Day, WorkingCalendar } from '#libs/kernel';
import { addDays, addMonths, parseDuration } from '#libs/kernel';
import type { FindingPolicy } from '../finding/finding-policy.js';

/** The figures of the policy that a decision uses. Durations as the policy writes them: `36m`, `60d`. */
export interface DecisionPolicy extends FindingPolicy {
  readonly decision: {
    /** What a gap of each severity weighs. */
    readonly weights: Readonly<Record<string, number>>;
    readonly temporary: { readonly max_months_in_a_row: number };
    readonly trial: { readonly only_blocking_gap: string };
    readonly departure: Readonly<Record<'motive' | 'second_signature', 'required' | 'optional'>>;
  };
  readonly listing: {
    /** By tier; `default` for those that are not named. */
    readonly full: Readonly<Record<string, string | undefined>>;
    /** The share is of the weight of the gaps, from 0 to 1. */
    readonly temporary: {
      readonly first: string;
      readonly extension: string;
      readonly extension_requires_closed_share: number;
    };
    readonly trial: { readonly first: string; readonly extension: string; readonly asked_before_end: string };
    readonly new_request_after_failed_trial: string;
    readonly withdrawal_notice: string;
    /** Months before the last day. */
    readonly renewal: { readonly opens_before: string; readonly due_before: string };
  };
  readonly suspension: {
    /** Hours in which a signatory ratifies what the duty officer did. */
    readonly ratified: string;
    readonly first: string;
    readonly max: string;
    readonly publisher_heard: string;
    readonly oversight_told_after: string;
  };
  readonly limits: {
    readonly comply_after_adjournment: { readonly first: string };
    readonly observations: { readonly first: string };
    readonly signature: string;
  };
  readonly appeal: { readonly lodge: string; readonly notice_deemed_read: string };
}

/** One version of the policy, and how its days are counted. */
export interface DecisionRule {
  readonly policyVersion: string;
  readonly policy: DecisionPolicy;
  readonly calendar: WorkingCalendar;
}

/** The last day of a period that nothing prolongs, not even a holiday: what "at most six months" means. */
export function ceilingOf(from: Day, duration: string): Day {
  const { count, unit } = parseDuration(duration);
  if (unit === 'months') return addMonths(from, count);
  if (unit === 'calendar') return addDays(from, count);
  throw new RangeError(`${duration} cannot bound a listing: count it in days or months`);
}

/** The day that lies so long before another. */
export function dayBefore(day: Day, duration: string): Day {
  const { count, unit } = parseDuration(duration);
  if (unit === 'months') return addMonths(day, -count);
  if (unit === 'calendar') return addDays(day, -count);
  throw new RangeError(`${duration} cannot be counted back: give it in days or months`);
}

/** How long a full listing lasts for an application of this risk. */
export function fullDuration(tier: string, { listing }: DecisionPolicy): string {
  const duration = listing.full[tier] ?? listing.full.default;
  if (duration === undefined) throw new Error('the policy does not say how long a full listing lasts');
  return duration;
}
