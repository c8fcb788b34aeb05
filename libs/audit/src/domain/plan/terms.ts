import { type Day, daysBetween } from '#libs/kernel';
import type { Measured } from './score.js';

/** Six places are enough to tell two listings apart, and few enough to be the same on any machine. */
const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1e6) / 1e6;

/** The place of the tier among all, from none for the first to 1 for the last. @throws RangeError for an unknown tier */
export function tierTerm(tier: string, tiers: readonly string[]): Measured {
  const place = tiers.indexOf(tier);
  if (place < 0) throw new RangeError(`${tier} is no tier`);
  return { value: share(tiers.length > 1 ? place / (tiers.length - 1) : 0), because: `tier_${tier}` };
}

/**
 * How far the shrunk rate of reports lies above that of the category: none at the rate of the category or below, half at
 * twice the rate, towards 1 from there.
 * @param ratio shrunk rate over the rate of the category; null while nothing was reported
 */
export function signalTerm(ratio: number | null): Measured {
  if (ratio === null) return { value: 0, because: 'no_report_yet' };
  return ratio > 1
    ? { value: share(1 - 1 / ratio), because: 'more_reports_than_category' }
    : { value: 0, because: 'no_more_reports_than_category' };
}

/** Undeclared or substantial changes since the last check: none for none, half for one, towards 1 with each more. */
export const changeTerm = (changes: number): Measured =>
  changes > 0
    ? { value: share(changes / (changes + 1)), because: 'changed_since_last_check' }
    : { value: 0, because: 'unchanged_since_last_check' };

/** A proof lives from the day it was handed in to the last day of the listing that rests on it. */
export interface ProofLife {
  readonly from: Day;
  readonly to: Day;
}

/** The share of proofs that have lived longer than `oldAfter` of their life, itself a share. */
export function evidenceAgeTerm(proofs: readonly ProofLife[], today: Day, oldAfter: number): Measured {
  if (proofs.length === 0) return { value: 0, because: 'no_proof' };
  const old = proofs.filter(({ from, to }) => daysBetween(from, today) > oldAfter * daysBetween(from, to));
  return { value: share(old.length / proofs.length), because: 'proofs_growing_old' };
}

export interface Reached {
  readonly downloads: number;
  readonly activeUsers: number;
}

/** Logarithm of downloads over that of the catalogue's maximum, or the same of active users if that is more. */
export function reachTerm(reached: Reached | null, maximum: Reached): Measured {
  if (reached === null) return { value: 0, because: 'no_figures_told' };
  const downloads = logarithmic(reached.downloads, maximum.downloads);
  const users = logarithmic(reached.activeUsers, maximum.activeUsers);
  return downloads >= users
    ? { value: share(downloads), because: 'downloads' }
    : { value: share(users), because: 'active_users' };
}

const logarithmic = (count: number, maximum: number): number =>
  maximum > 0 ? Math.log1p(count) / Math.log1p(Math.max(maximum, count)) : 0;

/** A mean rating; null where nobody rated. */
export interface RatedWindows {
  readonly earlier: number | null;
  readonly later: number | null;
}

/** Ratings go from 1 to 5: the largest fall. */
const WIDEST_FALL = 4;

/**
 * The fall of the mean rating over its widest, or the rise of health and data complaints if that is more.
 * @param complaints the rise, from 0 to 1; null while nobody reads reports for them
 */
export function reviewTrendTerm({ earlier, later }: RatedWindows, complaints: number | null): Measured {
  const fall = earlier !== null && later !== null ? share((earlier - later) / WIDEST_FALL) : 0;
  const rise = share(complaints ?? 0);
  if (rise > fall) return { value: rise, because: 'complaints_rise' };
  if (earlier === null || later === null) return { value: 0, because: 'too_few_ratings' };
  return { value: fall, because: fall > 0 ? 'ratings_fall' : 'ratings_hold' };
}
