import type { Day } from '#libs/kernel';
import type { DecidedVerdict } from '../decision/decision.js';
import type { ApplicableItem } from './scope-of-kind.js';

/** A version of the framework that entered into force, as it was announced: what it asks more of, and by when. */
export interface NewFramework {
  readonly frameworkVersion: string;
  readonly tightened: readonly string[];
  readonly newMandatory: readonly string[];
  /** The last day to comply, by tier; null for a first version, which asks nothing of anybody. */
  readonly transitionOn: Readonly<Record<string, Day>> | null;
}

/** What a version asks anew of listings, and the last day for it by tier. */
export interface Asked {
  readonly reopened: ReadonlySet<string>;
  readonly transitionOn: NewFramework['transitionOn'];
}

export const reopenedBy = ({ tightened, newMandatory }: Pick<NewFramework, 'tightened' | 'newMandatory'>) =>
  new Set([...tightened, ...newMandatory]);

/** What one listing must comply with anew: mandatory criteria that apply to it, and that the version asks more of. */
export const reopenedAmong = <Item extends ApplicableItem>(
  criteria: readonly Item[],
  reopened: ReadonlySet<string>,
): Item[] => criteria.filter(({ criterion, obligation }) => obligation === 'obligatoire' && reopened.has(criterion));

/** Each criterion keeps the verdict it has; what is asked anew and was not put right does not conform. */
export const verdictsIfNothing = (
  kept: readonly Pick<DecidedVerdict, 'criterion' | 'verdict'>[],
  gaps: readonly Pick<ApplicableItem, 'criterion'>[],
): Map<string, DecidedVerdict['verdict']> =>
  new Map([
    ...kept.map(({ criterion, verdict }) => [criterion, verdict] as const),
    ...gaps.map(({ criterion }) => [criterion, 'non_conforme'] as const),
  ]);

/** One source for each version and listing: told twice, it opens nothing twice. */
export const transitionSource = (frameworkVersion: string, listingId: string) =>
  ({ type: 'framework', id: `${frameworkVersion}:${listingId}` }) as const;
