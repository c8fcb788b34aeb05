import type { AccountId } from '#libs/kernel';
import type { Decision, DecisionId } from './decision.js';
import type { DecisionCondition, DecisionState } from './decision.lifecycle.js';
import { listsApplication } from './outcome.js';
import { type DecisionDraftFacts, signingConditions } from './signing-conditions.js';

/** What surrounds a decision that may have been found wrong. */
export interface ReplacementFacts {
  readonly decision: Decision;
  /** Whether a later decision rules the application. */
  readonly overtaken: boolean;
  readonly draft: (DecisionDraftFacts & { readonly outcome: string }) | null;
  /** Whether the publisher could answer the report on which both decisions rest. */
  readonly publisherHeard: boolean;
  readonly involved: ReadonlySet<AccountId>;
}

export const decisionState = (replacedBy: DecisionId | null | undefined): DecisionState =>
  replacedBy ? 'superseded' : 'in_force';

/** Which conditions of the lifecycle hold for this actor. */
export function replacementConditions(
  { decision, overtaken, draft, publisherHeard, involved }: ReplacementFacts,
  actorId: AccountId | null,
): ReadonlySet<DecisionCondition> {
  const takesAway = listsApplication(decision.outcome) && draft !== null && !listsApplication(draft.outcome);
  const verdicts: Record<DecisionCondition, boolean> = {
    rests_on_report: decision.dossierId !== null && decision.kind !== 'inadmissibility',
    nothing_later_decided: !overtaken,
    publisher_heard: publisherHeard || !takesAway,
    ...signingConditions(draft, involved, actorId),
  };
  const names = Object.keys(verdicts) as DecisionCondition[];
  return new Set(names.filter((name) => verdicts[name]));
}
