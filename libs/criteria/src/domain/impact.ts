import { type Day, wholeMonthsBetween } from '#libs/kernel';
import { type ApplicableCriterion, applicableCriteria } from './applicability.js';
import { type ChangeClasses, reopens } from './change-class.js';
import type { TransitionDays } from './changes.js';
import { decide, type Outcome } from './decision-rule.js';
import { type Facts, readFacts } from './facts.js';
import type { Framework } from './framework.js';
import { own } from './own.js';
import { isPhasedIn } from './phase-in.js';
import type { Policy } from './policy.js';
import { trialScope } from './trial-scope.js';
import type { Tier, Verdict } from './vocabulary.js';

/** The letter that tells a publisher what a new version asks of one listing. */
export const TRANSITION_LETTER = 'framework-transition';
/** The one that asks him to say anew what an application is. */
export const UNREADABLE_LETTER = 'framework-unreadable';

/** A live listing as the context that keeps it publishes it. */
export interface Standing {
  readonly listingId: string;
  readonly applicationId: string;
  readonly application: string;
  readonly organisationId: string;
  readonly basis: string;
  readonly tier: string;
  readonly frameworkVersion: string;
  /** First day of the temporary listings in a row; null unless it is temporary. */
  readonly temporarySince: Day | null;
  /** As they are asked of the application today; a vocabulary that changed may not know them any more. */
  readonly facts: unknown;
  /** Those of the decision that judged it last. */
  readonly verdicts: readonly { readonly criterion: string; readonly verdict: string }[];
}

/** What a version would be, were it in force. */
export interface Prospect {
  readonly framework: Framework;
  readonly policy: Policy;
  readonly classes: ChangeClasses;
  readonly publishedOn: Day;
  readonly effectiveOn: Day;
  readonly transitionOn: TransitionDays;
}

/** What the version would ask of one listing that it was not asked before, and what comes of it. */
export interface ListingImpact
  extends Pick<Standing, 'listingId' | 'applicationId' | 'application' | 'organisationId'> {
  readonly basis: string;
  readonly tierBefore: string;
  /** Null when the facts of the application cannot be read under the version: a person has to look. */
  readonly tier: Tier | null;
  /** Criteria classed tightened or new mandatory that apply to it, in the order of the framework: a finding each. */
  readonly criteria: readonly string[];
  /** The last day to comply; null when there is nothing to do. */
  readonly dueOn: Day | null;
  /** The outcome of the rule once every one of them is put right, and if none is. */
  readonly ifComplied: Outcome | null;
  readonly ifNothing: Outcome | null;
  /** It would lose its place if nothing were done by the due day. */
  readonly fails: boolean;
  readonly letters: readonly string[];
}

const ENDS_A_LISTING: readonly Outcome[] = ['undecidable', 'adjourned', 'rejected'];

/** Pure, one listing at a time: a register of any size is streamed through it. */
export function impactOn(listing: Standing, prospect: Prospect): ListingImpact {
  const { listingId, applicationId, application, organisationId, basis, tier: tierBefore } = listing;
  const known = { listingId, applicationId, application, organisationId, basis, tierBefore };
  const facts = factsUnder(prospect.framework, listing.facts);
  if (!facts) {
    const nothing = { criteria: [], dueOn: null, ifComplied: null, ifNothing: null, letters: [UNREADABLE_LETTER] };
    return { ...known, tier: null, ...nothing, fails: false };
  }
  const { tier, criteria: scope } = scopeUnder(prospect, facts);
  const criteria = reopenedIn(scope, prospect.classes);
  const dueOn = criteria.length > 0 ? prospect.transitionOn[tier] : null;
  const outcomeWith = (verdict: Verdict) => outcomeUnder(prospect, listing, { tier, scope, verdict });
  const ifNothing = outcomeWith('non_conforme');
  return {
    ...known,
    tier,
    criteria,
    dueOn,
    ifComplied: outcomeWith('conforme'),
    ifNothing,
    fails: ENDS_A_LISTING.includes(ifNothing),
    letters: criteria.length > 0 ? [TRANSITION_LETTER] : [],
  };
}

/** Which criteria a listing must comply with anew: those that count, and that the version asks more of than before. */
export const reopenedIn = (
  scope: readonly Pick<ApplicableCriterion, 'id' | 'obligation'>[],
  classes: ChangeClasses,
): string[] =>
  scope.filter(({ id, obligation }) => obligation === 'obligatoire' && reopens(own(classes, id))).map(({ id }) => id);

function factsUnder(framework: Framework, facts: unknown): Facts | undefined {
  try {
    return readFacts(facts, framework);
  } catch {
    return undefined;
  }
}

function scopeUnder({ framework, policy }: Prospect, facts: Facts) {
  const { tier, criteria } = applicableCriteria(framework, facts);
  return { tier, criteria: facts.track === 'essai' ? trialScope(criteria, framework.criteria, policy) : criteria };
}

interface Assumed {
  readonly tier: Tier;
  readonly scope: readonly ApplicableCriterion[];
  /** Of what has to be complied with anew. */
  readonly verdict: Verdict;
}

/** Every other criterion keeps its outcome; one that was never judged and asks nothing new does not count. */
function outcomeUnder(prospect: Prospect, { verdicts, temporarySince }: Standing, { tier, scope, verdict }: Assumed) {
  const { framework, policy, classes, publishedOn, effectiveOn, transitionOn } = prospect;
  const kept = new Map(verdicts.map((one) => [one.criterion, one.verdict as Verdict]));
  const phases = new Map(framework.criteria.map(({ id, phase_in }) => [id, phase_in]));
  const on = transitionOn[tier];
  const judged = scope.flatMap(({ id, brick, obligation, severity }) => {
    const found = reopens(own(classes, id)) ? verdict : kept.get(id);
    const inForce = isPhasedIn(phases.get(id), publishedOn, on);
    return found ? [{ criterion: id, brick, obligation, severity, inForce, verdict: found }] : [];
  });
  const temporaryMonthsUsed = temporarySince === null ? 0 : wholeMonthsBetween(temporarySince, effectiveOn);
  return decide({ verdicts: judged, tier, temporaryMonthsUsed }, policy).outcome;
}
