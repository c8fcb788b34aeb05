import type { DecisionCase } from './decision-case.js';
import { type Check, type Outcome, type RuleId, reason } from './decision-rule.js';
import { asNumber } from './exact.js';
import type { Policy } from './policy.js';
import type { Severity } from './vocabulary.js';

export interface ExplainedGap {
  readonly criterion: string;
  readonly brick: string;
  readonly severity: Severity;
  readonly weight: number;
}

/** What anyone needs to redo a decision by hand: the gaps, the sums, and each rule with what it asked and found. */
export interface DecisionExplanation {
  readonly outcome: Outcome;
  readonly rule: RuleId;
  readonly rate?: number;
  readonly policy: { readonly id: string; readonly version: string };
  /** Heaviest first. */
  readonly gaps: readonly ExplainedGap[];
  readonly gapWeight: number;
  readonly judgedWeight: number;
  readonly rules: readonly {
    readonly rule: RuleId;
    readonly holds: boolean;
    readonly title: { readonly fr: string; readonly en: string };
    readonly checks: readonly Check[];
  }[];
}

const TITLES: Readonly<Record<RuleId, { readonly fr: string; readonly en: string }>> = {
  D1: { fr: 'Une preuve reste à compléter', en: 'Some evidence is still to be completed' },
  D2: { fr: 'Une fausse déclaration est établie', en: 'A false declaration was established' },
  D3: {
    fr: 'Seule la preuve d’efficacité manque, avec un plan d’évaluation conforme',
    en: 'Only the proof of efficacy is missing, with a conforming evaluation plan',
  },
  D4: { fr: 'Un critère bloquant n’est pas conforme', en: 'A blocking criterion does not conform' },
  D5: { fr: 'Aucun écart', en: 'No gap' },
  D6: { fr: 'Écarts légers : référencement avec réserves', en: 'Light gaps: listed with reservations' },
  D7: { fr: 'Écarts à corriger : référencement temporaire', en: 'Gaps to put right: temporary listing' },
  D8: { fr: 'Trop d’écarts', en: 'Too many gaps' },
};

/** Turns the reasoning of the rule into what is published beside a decision. */
export function explain(file: DecisionCase, policy: Policy): DecisionExplanation {
  const { outcome, rule, rate, tally, trace } = reason(file, policy);
  const { weights } = policy.decision;
  const severities: readonly Severity[] = ['bloquant', 'majeur', 'mineur'];
  const gaps = tally.gaps
    .map(({ criterion, brick, severity }) => ({ criterion, brick, severity, weight: weights[severity] }))
    .sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.criterion < b.criterion ? -1 : 1),
    );
  return {
    outcome,
    rule,
    ...(rate !== undefined && { rate }),
    policy: { id: policy.policy.id, version: policy.policy.version },
    gaps,
    gapWeight: asNumber(tally.gapWeight),
    judgedWeight: asNumber(tally.judgedWeight),
    rules: trace.map((step) => ({ ...step, title: TITLES[step.rule] })),
  };
}
