import { dayOf, dueInstant, type Words, type WorkingCalendar } from '#libs/kernel';
import { conditionHolds, type RouteCondition, type RouteFacts } from '../route/routing.js';

/** Those of which the policy knows the periods. */
export const DUTIES = ['cnil_breach', 'cra', 'mdr'] as const;
export type DutyId = (typeof DUTIES)[number];

export interface DutyRule {
  readonly id: DutyId;
  readonly when: RouteCondition;
  readonly law: Words;
  /** Who is to be told. */
  readonly to: Words;
  /** What only the publisher can judge. */
  readonly because: Words;
  /** In the order of the periods; `from` the day of a correction, or else from when he knew. */
  readonly steps: readonly { readonly says: Words; readonly from?: 'correction' | undefined }[];
}

/** Rules as data, under a version. */
export interface DutyBook {
  readonly version: number;
  readonly duties: readonly DutyRule[];
}

export interface DutyStep {
  readonly says: Words;
  /** As the policy writes it, `72h` or `10d`. */
  readonly within: string;
  /** Null while nobody can say: he was not told yet, or it runs from a day that only he knows. */
  readonly dueAt: Date | null;
}

export interface Duty extends Omit<DutyRule, 'when' | 'steps'> {
  readonly steps: readonly DutyStep[];
}

export interface DutyPeriods {
  readonly periods: Readonly<Record<DutyId, readonly string[]>>;
  readonly calendar: WorkingCalendar;
}

/**
 * What the law may ask of the publisher after these facts (GDPR art. 33; Regulation (EU) 2024/2847 art. 14; Regulation (EU)
 * 2017/745 art. 87). A reminder: it decides nothing.
 * @param knownSince when he was sent the facts; null before
 */
export function dutiesOf(
  { duties }: DutyBook,
  facts: Pick<RouteFacts, 'kind' | 'severity' | 'category'>,
  { periods, calendar }: DutyPeriods,
  knownSince: Date | null,
): Duty[] {
  const due = (within: string) => knownSince && dueInstant(knownSince, dayOf(knownSince), within, calendar);
  return duties
    .filter(({ when }) => conditionHolds(when, { ...facts, topics: [] }))
    .map(({ id, law, to, because, steps }) => ({
      id,
      law,
      to,
      because,
      steps: steps.flatMap(({ says, from }, at) => {
        const within = periods[id][at];
        return within === undefined ? [] : [{ says, within, dueAt: from === 'correction' ? null : due(within) }];
      }),
    }));
}
