import { cohenKappa, type Rating } from './agreement.js';
import { groupedBy } from './grouped-by.js';

/** How one expert judges beside those who judged the same. */
export interface ExpertDrift {
  readonly rater: string;
  /** Units he shared with somebody. */
  readonly shared: number;
  /** His share of the severe value on them minus that of the others there; above zero he is the more severe. */
  readonly drift: number;
}

export interface PairAgreement {
  readonly raters: readonly [string, string];
  readonly shared: number;
  readonly same: number;
  readonly kappa: number | null;
}

/** Who is more severe, or milder, than his colleagues on the same files. */
export function driftOf(ratings: readonly Rating[], severe: string): ExpertDrift[] {
  const units = groupedBy(ratings, ({ unit }) => unit);
  return [...groupedBy(ratings, ({ rater }) => rater)].flatMap(([rater, his]) => {
    const shared = his.filter(({ unit }) => (units.get(unit)?.length ?? 0) > 1);
    if (shared.length === 0) return [];
    const others = shared.flatMap(({ unit }) => (units.get(unit) ?? []).filter((rating) => rating.rater !== rater));
    return [{ rater, shared: shared.length, drift: shareOf(shared, severe) - shareOf(others, severe) }];
  });
}

/** Pairs that met, the most often first: two who always agree, or never, are worth a look. */
export function pairsOf(ratings: readonly Rating[]): PairAgreement[] {
  const met = new Map<string, [string, string][]>();
  for (const unit of groupedBy(ratings, (rating) => rating.unit).values()) {
    const ordered = [...unit].sort((a, b) => (a.rater < b.rater ? -1 : 1));
    for (const [index, first] of ordered.entries()) {
      for (const second of ordered.slice(index + 1)) {
        const key = `${first.rater} ${second.rater}`;
        met.set(key, [...(met.get(key) ?? []), [first.value, second.value]]);
      }
    }
  }
  return [...met]
    .map(([key, pairs]) => {
      const [a = '', b = ''] = key.split(' ');
      const same = pairs.filter(([x, y]) => x === y).length;
      return { raters: [a, b] as const, shared: pairs.length, same, kappa: cohenKappa(pairs) };
    })
    .sort((a, b) => b.shared - a.shared);
}

const shareOf = (ratings: readonly Rating[], value: string): number =>
  ratings.filter((rating) => rating.value === value).length / ratings.length;
