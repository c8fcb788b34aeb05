import { addMonths, type Day, toDay } from '#libs/kernel';
import type { ListingId } from '../ids.js';

export interface Candidate {
  readonly listingId: ListingId;
  readonly tier: string;
  readonly points: number;
  /** Day of the last check of the whole: the decision that judged a file, or an audit that was closed. */
  readonly checkedOn: Day;
}

export interface SelectionRule {
  readonly year: number;
  /** How many audits the year bears. */
  readonly capacity: number;
  /** The part of the capacity that goes by draw. */
  readonly shareByDraw: number;
  /** Months between two routine audits, by tier; null for a tier that is audited by draw alone. */
  readonly routineMonths: Readonly<Record<string, number | null>>;
}

export interface Places {
  readonly byScore: number;
  readonly byDraw: number;
}

/** The capacity in its two parts. The draw has its share to the nearest whole audit, a half counting as one. */
export function placesOf({ capacity, shareByDraw }: Pick<SelectionRule, 'capacity' | 'shareByDraw'>): Places {
  const byDraw = Math.round(capacity * shareByDraw);
  return { byScore: capacity - byDraw, byDraw };
}

/** Whether the routine period of its tier has run before the year ends. */
export function isDueInYear({ tier, checkedOn }: Candidate, { year, routineMonths }: SelectionRule): boolean {
  const months = routineMonths[tier] ?? null;
  return months !== null && addMonths(checkedOn, months) <= toDay(`${year}-12-31`);
}

/**
 * Those audited for their score: of the ones whose routine period runs out, the highest scores. Of equal scores the one
 * that was checked longest ago comes first, then the smaller id. A place that nobody fills stays free for audits out of turn.
 */
export function chosenByScore(candidates: readonly Candidate[], rule: SelectionRule): ListingId[] {
  return candidates
    .filter((candidate) => isDueInYear(candidate, rule))
    .sort((a, b) => b.points - a.points || compare(a.checkedOn, b.checkedOn) || compare(a.listingId, b.listingId))
    .slice(0, placesOf(rule).byScore)
    .map(({ listingId }) => listingId);
}

export interface DrawnPart {
  /** Those the draw adds to the plan, in its order. */
  readonly added: readonly ListingId[];
  /** How far down the order it went: what a record of the draw names as `n`. */
  readonly ranks: number;
}

/**
 * Goes down the order of the draw until its places are filled. Who was chosen by score is passed over: the order of the
 * others is the same as if they had been drawn alone, and the record does not give away who was chosen by score.
 */
export function drawnAlong(order: readonly ListingId[], chosen: ReadonlySet<ListingId>, places: number): DrawnPart {
  const added: ListingId[] = [];
  let ranks = 0;
  for (const listing of order) {
    if (added.length >= places) break;
    ranks += 1;
    if (!chosen.has(listing)) added.push(listing);
  }
  return { added, ranks };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
