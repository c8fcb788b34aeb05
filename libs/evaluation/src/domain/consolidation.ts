import type { Reason } from '#libs/kernel';
import { faultsOf, type Score, type ScoredCriterion, type Verdict } from './verdict.js';

export const METHODS = ['unanimous', 'discussed', 'lead', 'agent', 'carried'] as const;

export type OutcomeMethod = (typeof METHODS)[number];

/** `settled`: final text and verdict. `drafted`: one voice, the text for the publisher is missing. `to_discuss`: divided. */
export type OutcomeState = 'settled' | 'drafted' | 'to_discuss';

export interface Outcome {
  readonly criterion: string;
  readonly state: OutcomeState;
  readonly verdict: Verdict | null;
  readonly naReason: string | null;
  /** For the publisher, in the lead's words: the experts' texts never leave the panel. */
  readonly rationale: string;
  readonly method: OutcomeMethod | null;
  /** Why the lead closed a divided criterion so; inside the house only. */
  readonly reason: string | null;
}

/** A criterion on which nothing is decided. */
export const undecided = (criterion: string): Outcome => ({
  criterion,
  state: 'to_discuss',
  verdict: null,
  naReason: null,
  rationale: '',
  method: null,
  reason: null,
});

type Voice = Pick<Score, 'verdict' | 'naReason'>;

/**
 * What a panel's verdicts come to by themselves. One voice for `conforme`, or for `non_applicable` with one reason,
 * needs no text; one voice for a gap is drafted and waits for the text to the publisher; the rest is to discuss.
 */
export function consolidate({ id, assessor }: { id: string; assessor: string }, voices: readonly Voice[]): Outcome {
  const [first, ...others] = voices;
  const divided = undecided(id);
  if (!first || others.some(({ verdict }) => verdict !== first.verdict)) return divided;

  const oneReason = others.every(({ naReason }) => naReason === first.naReason);
  const method = assessor === 'agent' ? 'agent' : 'unanimous';
  const naReason = oneReason ? first.naReason : null;
  const drafted: Outcome = { ...divided, state: 'drafted', verdict: first.verdict, naReason, method };
  if (first.verdict === 'conforme') return { ...drafted, state: 'settled' };
  if (first.verdict === 'non_applicable' && naReason) return { ...drafted, state: 'settled', rationale: naReason };
  return drafted;
}

/** What the lead writes to close a criterion. */
export interface Settlement {
  readonly verdict: Verdict;
  readonly naReason: string | null;
  readonly rationale: string;
  readonly reason: string | null;
  readonly method: Extract<OutcomeMethod, 'discussed' | 'lead'>;
}

/**
 * The final outcome on a criterion.
 * @returns the outcome, or what is missing: `a_completer` must be cleared with the publisher first, and a verdict that
 * is not the panel's one voice needs a reason
 */
export function settle(drafted: Outcome, settlement: Settlement, criterion: ScoredCriterion): Outcome | Reason[] {
  const { verdict, rationale, naReason, reason } = settlement;
  const asked = { criterion: criterion.id, question: 'open', confidence: null, anchor: null };
  const faults = faultsOf({ ...asked, verdict, rationale, naReason }, criterion);
  if (verdict === 'a_completer') {
    const message = 'must be cleared with the publisher before the criterion is closed';
    faults.push({ code: 'to_complete_first', message, field: '/verdict' });
  }
  const followsPanel = drafted.method !== null && drafted.method !== 'lead' && drafted.verdict === verdict;
  const oneVoice = followsPanel && (drafted.method === 'unanimous' || drafted.method === 'agent');
  if (!oneVoice && (reason ?? '').trim() === '') {
    faults.push({ code: 'reason_missing', message: 'needs the reason of the lead', field: '/reason' });
  }
  if (faults.length > 0)
    return faults.map((fault) => ({ ...fault, field: `/${fault.field?.split('/').at(-1) ?? ''}` }));
  const method = oneVoice ? drafted.method : settlement.method;
  return { criterion: criterion.id, state: 'settled', verdict, naReason, rationale, reason, method };
}
