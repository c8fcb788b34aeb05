import type { DecisionCase } from './decision-case.js';
import { atMost, exactly, type Fraction, published } from './exact.js';
import type { DecisionPolicy, Policy } from './policy.js';
import { majorsAllowedIn, type Tally, tallyOf } from './tally.js';
import { type Tier, tierRank } from './vocabulary.js';

export const OUTCOMES = [
  'undecidable',
  'full',
  'full_with_reservations',
  'temporary',
  'trial',
  'adjourned',
  'rejected',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const RULES = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'] as const;
export type RuleId = (typeof RULES)[number];

export interface ProposedOutcome {
  readonly outcome: Outcome;
  readonly rule: RuleId;
  /** Share of the weight that does not conform, at six decimals. Absent while undecidable. */
  readonly rate?: number;
}

/** One thing a rule asks, what the file shows and what the policy allows: enough to redo the check by hand. */
export interface Check {
  readonly code: string;
  readonly holds: boolean;
  readonly found: string | number | boolean | readonly string[];
  readonly limit?: string | number | readonly string[];
}

interface Evaluated {
  readonly file: DecisionCase;
  readonly tally: Tally;
  readonly policy: DecisionPolicy;
}

interface Rule {
  readonly id: RuleId;
  readonly outcome: (evaluated: Evaluated) => Outcome;
  /** The rule applies when all of them hold. */
  readonly checks: (evaluated: Evaluated) => readonly Check[];
}

export interface RuleTrace {
  readonly rule: RuleId;
  readonly holds: boolean;
  readonly checks: readonly Check[];
}

/** The outcome with every rule read on the way, in order; the last one is the rule that holds. */
export interface ReasonedOutcome extends ProposedOutcome {
  readonly tally: Tally;
  readonly trace: readonly RuleTrace[];
}

/** The proposal that the policy makes for these verdicts (policy, section 2). The signatory may depart from it. */
export function decide(file: DecisionCase, policy: Policy): ProposedOutcome {
  const { outcome, rule, rate } = reason(file, policy);
  return { outcome, rule, ...(rate !== undefined && { rate }) };
}

/** The same, with everything that led to it. */
export function reason(file: DecisionCase, { decision: policy }: Policy): ReasonedOutcome {
  const tally = tallyOf(file, policy);
  const evaluated = { file, tally, policy };
  const trace: RuleTrace[] = [];
  for (const { id, checks, outcome } of DECISION_RULES) {
    const made = checks(evaluated);
    const holds = made.every((check) => check.holds);
    trace.push({ rule: id, holds, checks: made });
    if (holds) {
      const found = outcome(evaluated);
      const rate = found === 'undecidable' ? {} : { rate: published(tally.rate) };
      return { outcome: found, rule: id, ...rate, tally, trace };
    }
  }
  throw new Error('the last rule asks nothing: it always holds');
}

const ids = (judged: readonly { readonly criterion: string }[]) => judged.map(({ criterion }) => criterion);

const rateAtMost = (rate: Fraction, limit: number): Check => ({
  code: 'rate_at_most',
  holds: atMost(rate, exactly(limit)),
  found: published(rate),
  limit,
});

const majorsAtMost = ({ majors }: Tally, limit: number): Check => ({
  code: 'majors_at_most',
  holds: majors.length <= limit,
  found: majors.length,
  limit,
});

const tierAtMost = (tier: Tier, limit: Tier): Check => ({
  code: 'tier_at_most',
  holds: tierRank(tier) <= tierRank(limit),
  found: tier,
  limit,
});

function majorsPerBrick({ majors }: Tally, policy: DecisionPolicy): Check[] {
  const bricks = [...new Set(majors.map(({ brick }) => brick))].sort();
  return bricks.map((brick) => {
    const found = majors.filter((gap) => gap.brick === brick).length;
    const limit = majorsAllowedIn(brick, policy);
    return { code: `majors_in_brick_at_most:${brick}`, holds: found <= limit, found, limit };
  });
}

const adjourned = ({ file: { returns = 0 }, policy }: Evaluated): Outcome =>
  returns >= policy.adjournments_before_rejection ? 'rejected' : 'adjourned';

/** Read in this order; the first whose checks all hold is the rule of the decision. */
const DECISION_RULES: readonly Rule[] = [
  {
    id: 'D1',
    outcome: () => 'undecidable',
    checks: ({ tally: { toComplete } }) => [
      { code: 'some_to_complete', holds: toComplete.length > 0, found: ids(toComplete) },
    ],
  },
  {
    id: 'D2',
    outcome: () => 'rejected',
    checks: ({ file: { falseDeclaration = false } }) => [
      { code: 'false_declaration', holds: falseDeclaration, found: falseDeclaration },
    ],
  },
  {
    id: 'D3',
    outcome: () => 'trial',
    checks: ({ file, tally, policy: { trial } }) => [
      {
        code: 'only_blocking_gap_is',
        holds: tally.blocking.length === 1 && tally.blocking[0]?.criterion === trial.only_blocking_gap,
        found: ids(tally.blocking),
        limit: trial.only_blocking_gap,
      },
      {
        code: 'conforms',
        holds: tally.conforming.has(trial.requires_conform),
        found: tally.conforming.has(trial.requires_conform),
        limit: trial.requires_conform,
      },
      tierAtMost(file.tier, trial.max_tier),
      majorsAtMost(tally, trial.majors_allowed),
      rateAtMost(tally.rate, trial.max_rate),
    ],
  },
  {
    id: 'D4',
    outcome: adjourned,
    checks: ({ tally: { blocking } }) => [
      { code: 'some_blocking_gap', holds: blocking.length > 0, found: ids(blocking) },
    ],
  },
  {
    id: 'D5',
    outcome: () => 'full',
    checks: ({ tally: { gaps } }) => [{ code: 'no_gap', holds: gaps.length === 0, found: ids(gaps) }],
  },
  {
    id: 'D6',
    outcome: () => 'full_with_reservations',
    checks: ({ tally, policy: { full_with_reservations: limits } }) => [
      majorsAtMost(tally, limits.majors_allowed),
      rateAtMost(tally.rate, limits.max_rate),
    ],
  },
  {
    id: 'D7',
    outcome: () => 'temporary',
    checks: ({ file: { temporaryMonthsUsed = 0 }, tally, policy }) => [
      rateAtMost(tally.rate, policy.temporary.max_rate),
      ...majorsPerBrick(tally, policy),
      {
        code: 'temporary_months_below',
        holds: temporaryMonthsUsed < policy.temporary.max_months_in_a_row,
        found: temporaryMonthsUsed,
        limit: policy.temporary.max_months_in_a_row,
      },
    ],
  },
  { id: 'D8', outcome: adjourned, checks: () => [] },
];
