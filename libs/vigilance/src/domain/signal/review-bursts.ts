import { addDays, type Day } from '#libs/kernel';

export interface BurstRules {
  /** Days in which they are looked for, up to today. */
  readonly lookedBackDays: number;
  /** Length of what is compared. */
  readonly withinDays: number;
  /** Days before it that say what is usual. */
  readonly usualDays: number;
  /** How many times as many as usual. */
  readonly times: number;
  readonly atLeast: number;
}

export interface CountedDay {
  readonly day: Day;
  readonly reviews: number;
  /** The sum of the ratings. */
  readonly ratings: number;
}

/** Many more reviews of one application in some days than before them. */
export interface Burst {
  readonly from: Day;
  readonly until: Day;
  readonly reviews: number;
  readonly meanRating: number;
  /** What the days before let one expect in as many days. */
  readonly usual: number;
}

/** Bursts that touch each other are one. Nothing follows from a burst but that people see it. */
export function burstsOf(days: readonly CountedDay[], today: Day, rules: BurstRules): readonly Burst[] {
  const { lookedBackDays, withinDays, usualDays, times, atLeast } = rules;
  const spans: { from: Day; until: Day }[] = [];
  for (const { day: until } of days) {
    if (until > today || until < addDays(today, -lookedBackDays)) continue;
    const from = addDays(until, 1 - withinDays);
    const { reviews } = sumOf(days, from, until);
    const usual = usualBefore(days, from, { withinDays, usualDays });
    if (reviews < atLeast || reviews <= times * usual) continue;
    const last = spans.at(-1);
    if (last && from <= addDays(last.until, 1)) last.until = until;
    else spans.push({ from, until });
  }
  return spans.map(({ from, until }) => {
    const told = days.filter(({ day }) => day >= from && day <= until);
    const { reviews, ratings } = sumOf(days, from, until);
    const first = told[0]?.day ?? from;
    const usual = usualBefore(days, from, { withinDays, usualDays });
    return { from: first, until, reviews, meanRating: ratings / reviews, usual };
  });
}

const usualBefore = (days: readonly CountedDay[], from: Day, rules: Pick<BurstRules, 'withinDays' | 'usualDays'>) =>
  (sumOf(days, addDays(from, -rules.usualDays), addDays(from, -1)).reviews * rules.withinDays) / rules.usualDays;

function sumOf(days: readonly CountedDay[], from: Day, until: Day) {
  const told = days.filter(({ day }) => day >= from && day <= until);
  return {
    reviews: told.reduce((sum, { reviews }) => sum + reviews, 0),
    ratings: told.reduce((sum, { ratings }) => sum + ratings, 0),
  };
}
