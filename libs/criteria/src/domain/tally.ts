import { counts, type DecisionCase, type JudgedCriterion } from './decision-case.js';
import { add, type Fraction, share, sum, ZERO } from './exact.js';
import { own } from './own.js';
import type { DecisionPolicy } from './policy.js';

/** What the rule looks at, counted once. */
export interface Tally {
  readonly gaps: readonly JudgedCriterion[];
  readonly blocking: readonly JudgedCriterion[];
  readonly majors: readonly JudgedCriterion[];
  readonly toComplete: readonly JudgedCriterion[];
  readonly conforming: ReadonlySet<string>;
  readonly gapWeight: Fraction;
  readonly judgedWeight: Fraction;
  /** τ: weight of the gaps over the weight of all that was judged; 0 when nothing weighs. */
  readonly rate: Fraction;
}

export function tallyOf({ verdicts }: DecisionCase, { weights }: DecisionPolicy): Tally {
  const counted = verdicts.filter(counts);
  const withVerdict = (verdict: string) => counted.filter((judged) => judged.verdict === verdict);
  const weightOf = (judged: readonly JudgedCriterion[]) => sum(judged.map(({ severity }) => weights[severity]));

  const gaps = withVerdict('non_conforme');
  const conform = withVerdict('conforme');
  const gapWeight = weightOf(gaps);
  const judgedWeight = add(gapWeight, weightOf(conform));
  return {
    gaps,
    blocking: gaps.filter(({ severity }) => severity === 'bloquant'),
    majors: gaps.filter(({ severity }) => severity === 'majeur'),
    toComplete: withVerdict('a_completer'),
    conforming: new Set(conform.map(({ criterion }) => criterion)),
    gapWeight,
    judgedWeight,
    rate: share(gapWeight, judgedWeight, ZERO),
  };
}

/** The most major gaps of this brick that a temporary listing bears. */
export const majorsAllowedIn = (brick: string, { temporary }: DecisionPolicy): number =>
  own(temporary.max_majors_per_brick, brick) ?? temporary.max_majors_per_brick.default;
