/** Failures of one automatic check of one listing, since it passed last. */
export interface FailuresInARow {
  readonly count: number;
  readonly first: { readonly id: string; readonly at: Date };
  readonly last: { readonly at: Date };
}

/** From when on a failure is no accident any more. */
export interface LastingRule {
  readonly times: number;
  readonly apartHours: number;
}

const HOUR_MS = 3_600_000;

/** Whether it failed often enough, and long enough, without passing in between. */
export const isLasting = ({ count, first, last }: FailuresInARow, { times, apartHours }: LastingRule): boolean =>
  count >= times && last.at.getTime() - first.at.getTime() >= apartHours * HOUR_MS;
