import { type Day, DURATION_PATTERN, daysBetween, lastDay, type Reason, type WorkingCalendar } from '#libs/kernel';
import { type ChangeClasses, misclassed } from './change-class.js';
import type { FrameworkDifference } from './difference.js';
import type { DurationText } from './policy.js';
import { TIERS, type Tier } from './vocabulary.js';

/** How long current listings have to comply with what is new, by tier, from the day on which it takes effect. */
export type Transition = Readonly<Record<Tier, DurationText>>;

export type TransitionDays = Readonly<Record<Tier, Day>>;

/** What the editors say of the changes of a version: data of the version, frozen with its publication. */
export interface Changes {
  /** Number of the version from which the changes are counted: the one in force when they were classed. */
  readonly base: string;
  readonly classes: ChangeClasses;
  readonly transition: Transition;
}

/** Months and days tell a last day; hours do not. */
const isPeriod = (text: string): boolean => DURATION_PATTERN.test(text) && !text.endsWith('h');

export const transitionDays = ({ transition }: Changes, effectiveOn: Day, calendar: WorkingCalendar): TransitionDays =>
  ({
    R1: lastDay(effectiveOn, transition.R1, calendar),
    R2: lastDay(effectiveOn, transition.R2, calendar),
    R3: lastDay(effectiveOn, transition.R3, calendar),
    R4: lastDay(effectiveOn, transition.R4, calendar),
  }) satisfies TransitionDays;

/**
 * The tiers whose publishers would have less time to comply than they had to read: a transition lasts at least as many
 * days as lie between the publication and the effect.
 */
export function hurriedTiers(days: TransitionDays, publishedOn: Day, effectiveOn: Day): Tier[] {
  const notice = daysBetween(publishedOn, effectiveOn);
  return TIERS.filter((tier) => daysBetween(effectiveOn, days[tier]) < notice);
}

/** What is wrong with what an editor says; a criterion may wait to be classed until the publication. */
export function faultsOf({ classes, transition }: Changes, difference: FrameworkDifference): Reason[] {
  return [
    ...misclassed(difference, classes).map(({ id, why }) => ({
      code: why,
      message: `${id} ${why === 'criterion_unchanged' ? 'did not change' : `cannot be ${classes[id]}`}`,
      field: `/classes/${id}`,
    })),
    ...TIERS.filter((tier) => !isPeriod(transition[tier])).map((tier) => ({
      code: 'transition_not_usable',
      message: 'is a number of days or months, such as 90d or 12m',
      field: `/transition/${tier}`,
    })),
  ];
}
