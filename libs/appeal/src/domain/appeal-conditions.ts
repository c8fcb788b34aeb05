import { type AccountId, type Day, dayOf } from '#libs/kernel';
import type { AppealCondition } from './appeal.lifecycle.js';
import type { AppealSnapshot } from './appeal-snapshot.js';
import { isInTime } from './lodging.js';

/** What the world says when somebody wants to do something to an appeal. */
export interface AppealFacts {
  readonly today: Day;
  readonly actor: AccountId | null;
  readonly actorTookNoPart: boolean;
  readonly motiveGiven: boolean;
  readonly urgent: boolean;
  readonly seriouslyDoubtful: boolean;
  /** The decision keeps the listing suspended, or out of the catalogue. */
  readonly effectsToStay: boolean;
  readonly immediateDanger: boolean;
  /** How many the policy asks for at least. */
  readonly membersNeeded: number;
}

/** Which conditions of the lifecycle hold. Offers and guards both ask here. */
export function appealConditions(appeal: AppealSnapshot, facts: AppealFacts): ReadonlySet<AppealCondition> {
  const { inTimeFrom, inTimeUntil, filedAt, members, stay, defence, defenceDueOn } = appeal;
  const holds: Record<AppealCondition, boolean> = {
    filed_in_time: isInTime({ from: inTimeFrom, until: inTimeUntil }, dayOf(filedAt)),
    took_no_part: facts.actorTookNoPart,
    motive_given: facts.motiveGiven,
    urgent: facts.urgent,
    seriously_doubtful: facts.seriouslyDoubtful,
    effects_to_stay: facts.effectsToStay,
    no_immediate_danger: !facts.immediateDanger,
    not_stayed: stay === 'none',
    stayed: stay === 'running',
    members_chosen: members.length >= facts.membersNeeded && members.length > 0,
    member_settles: facts.actor !== null && members.includes(facts.actor),
    defence_heard: defence !== null || (defenceDueOn !== null && facts.today > defenceDueOn),
    not_defended: defence === null,
  };
  return new Set((Object.keys(holds) as AppealCondition[]).filter((name) => holds[name]));
}
