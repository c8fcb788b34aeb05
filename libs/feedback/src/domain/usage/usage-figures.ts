import type { Day, Reason } from '#libs/kernel';
import { isPeriod, periodOf } from './usage-period.js';

/**
 * What a publisher tells of one month. Active users may be more than the downloads of the month, and even than all
 * downloads ever told: an application may be used in a browser, or have been installed before anybody counted.
 */
export interface UsageFigures {
  /** Installations in the month, all stores together. */
  readonly downloads: number;
  /** Different people who used it at least once in the month. */
  readonly activeUsers: number;
  /** Who counted: a word of the policy. */
  readonly source: string;
}

export interface UsageLimits {
  /** Before this month there was nothing to count. */
  readonly earliestPeriod: string;
  readonly largestFigure: number;
  readonly sources: ReadonlySet<string>;
}

/** Everything that cannot be true of a month and its figures, each with the field it is about. */
export function faultsOfUsage(period: string, figures: UsageFigures, today: Day, limits: UsageLimits): Reason[] {
  return [
    ...faultsOfPeriod(period, today, limits),
    ...faultsOfCount('/downloads', figures.downloads, limits),
    ...faultsOfCount('/activeUsers', figures.activeUsers, limits),
    ...(limits.sources.has(figures.source)
      ? []
      : [fault('/source', 'unknown_source', `is none of ${[...limits.sources].join(', ')}`)]),
  ];
}

/** The present month may be told already; it is corrected when it is over. */
function faultsOfPeriod(period: string, today: Day, { earliestPeriod }: UsageLimits): Reason[] {
  if (!isPeriod(period)) return [fault('/period', 'bad_month', 'is not a month (YYYY-MM)')];
  if (period > periodOf(today)) return [fault('/period', 'period_in_future', 'has not begun')];
  return period < earliestPeriod ? [fault('/period', 'period_too_early', `is before ${earliestPeriod}`)] : [];
}

function faultsOfCount(field: string, count: number, { largestFigure }: UsageLimits): Reason[] {
  if (!Number.isInteger(count) || count < 0) return [fault(field, 'not_a_count', 'is not a whole number from 0')];
  return count > largestFigure ? [fault(field, 'figure_too_large', `is more than ${largestFigure}`)] : [];
}

const fault = (field: string, code: string, message: string): Reason => ({ code, message, field });
