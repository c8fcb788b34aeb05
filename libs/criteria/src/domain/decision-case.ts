import type { Obligation, Severity, Tier, Verdict } from './vocabulary.js';

/** One criterion with its consolidated verdict. */
export interface JudgedCriterion {
  readonly criterion: string;
  readonly brick: string;
  readonly obligation: Obligation;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /** False while a phased-in criterion is judged and published without counting. */
  readonly inForce?: boolean;
}

/** All that the outcome depends on: whoever holds this and the policy finds the same outcome. */
export interface DecisionCase {
  readonly verdicts: readonly JudgedCriterion[];
  readonly tier: Tier;
  /** Adjournments already pronounced on this file. */
  readonly returns?: number;
  /** A false declaration of the publisher was established. */
  readonly falseDeclaration?: boolean;
  /** Months of temporary listing already used in a row. */
  readonly temporaryMonthsUsed?: number;
}

/** Optional criteria and those not yet in force are judged, published, and never count. */
export const counts = ({ obligation, inForce }: JudgedCriterion): boolean =>
  obligation === 'obligatoire' && inForce !== false;
