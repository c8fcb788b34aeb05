import type { Day } from '#libs/kernel';
import type { Tier } from '../domain/vocabulary.js';

/** What this context announces to the others. */
export interface CriteriaEvents {
  'criteria.framework-published.v1': { readonly frameworkVersion: string; readonly effectiveOn: Day };
  'criteria.framework-recalled.v1': { readonly frameworkVersion: string };
  /** Listings hit by these criteria owe a transition by the date of their tier. */
  'criteria.framework-entered-into-force.v1': {
    readonly frameworkVersion: string;
    readonly previousVersion: string | null;
    readonly tightened: readonly string[];
    readonly newMandatory: readonly string[];
    readonly transitionOn: Readonly<Record<Tier, Day>> | null;
  };
}

export type CriteriaEvent = {
  [Name in keyof CriteriaEvents]: { name: Name; payload: CriteriaEvents[Name]; occurredAt: Date };
}[keyof CriteriaEvents];
