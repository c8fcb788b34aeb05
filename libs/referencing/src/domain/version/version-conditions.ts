import type { ApplicationVersionSnapshot, Retraction } from './application-version.js';
import type { VersionCondition } from './application-version.lifecycle.js';
import type { Impact } from './impact.js';

/** What the world says when something is to be done to a version; what is left out does not hold. */
export interface VersionFacts {
  /** What an agent, or the questionnaire, found to have changed. */
  readonly impact?: Impact;
  /** Always given when the class stays as it was declared. */
  readonly classMotiveGiven?: boolean;
  /** Whether another substantial change of the listing is declared or assessed. */
  readonly otherChangeInHand?: boolean;
  readonly retraction?: Retraction;
  /** Whether its dossier judges nothing else. */
  readonly dossierOfItsOwn?: boolean;
}

/** Which conditions of the lifecycle hold. Offers and guards both ask here. */
export function versionConditions(
  { impact, draw, check }: ApplicationVersionSnapshot,
  facts: VersionFacts,
): ReadonlySet<VersionCondition> {
  const holds: Record<VersionCondition, boolean> = {
    impact_minor: facts.impact?.class === 'minor',
    impact_substantial: facts.impact?.class === 'substantial',
    class_motive_given: facts.classMotiveGiven === true,
    no_change_in_hand: facts.otherChangeInHand === false,
    taken_as_minor: impact?.class === 'minor',
    not_distributed: facts.retraction !== undefined,
    dossier_of_its_own: facts.dossierOfItsOwn === true,
    drawn_for_check: draw?.drawn === true,
    unchecked: check === null,
  };
  const names = Object.keys(holds) as VersionCondition[];
  return new Set(names.filter((name) => holds[name]));
}
