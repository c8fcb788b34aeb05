import type { DecisionCase } from './decision-case.js';
import { decide, type ProposedOutcome } from './decision-rule.js';
import { exactly, type Fraction, share } from './exact.js';
import type { Policy } from './policy.js';
import { SEVERITIES, type Severity, type Tier, type Verdict } from './vocabulary.js';

/** A criterion in scope as its publisher sees it before submitting. */
export interface PreparedCriterion {
  readonly criterion: string;
  readonly brick: string;
  readonly title: string;
  readonly severity: Severity;
  readonly obligation: 'obligatoire' | 'optionnel';
  readonly inForce?: boolean;
  /** The publisher's own verdict; null while unanswered. */
  readonly selfVerdict: Verdict | null;
  /** Kinds of proof that the criterion asks. */
  readonly evidenceAsked: number;
  /** Of those, how many are attached, clean and not past their life. */
  readonly evidenceValid: number;
}

export type ReadinessAction = 'close_gap' | 'answer' | 'attach_evidence';

export interface NextAction {
  readonly action: ReadinessAction;
  readonly criterion: string;
  readonly text: { readonly fr: string; readonly en: string };
}

/** How ready a file is to be submitted. It is an aid, made from what the publisher says of himself. */
export interface Readiness {
  /** 0 to 100: the mean of the parts, rounded down. 100 only when nothing is left to do. */
  readonly score: number;
  readonly parts: {
    /** Share of the mandatory criteria that are answered. */
    readonly completeness: number;
    /** Share of the proofs asked that are attached and valid. */
    readonly evidence: number;
    /** Share of the weight that conforms by the publisher's own verdicts. */
    readonly selfAssessment: number;
    /** Share of the blocking criteria that are answered, without gap, with their proofs. */
    readonly blocking: number;
  };
  /** What the decision rule would say of the publisher's own verdicts. */
  readonly wouldBe: ProposedOutcome;
  readonly blockingPoints: readonly string[];
  readonly next: NextAction | null;
  readonly isDecision: false;
  readonly notice: { readonly fr: string; readonly en: string };
}

const NOTICE = {
  fr: 'Estimation faite sur vos propres réponses : la décision appartient au signataire, après expertise.',
  en: 'An estimate from your own answers: the decision is the signatory’s, after the experts have judged.',
};

const ACTIONS = {
  close_gap: { fr: 'Corrigez l’écart sur', en: 'Close the gap on' },
  answer: { fr: 'Répondez à', en: 'Answer' },
  attach_evidence: { fr: 'Joignez une preuve valable pour', en: 'Attach valid evidence for' },
} as const satisfies Record<ReadinessAction, { fr: string; en: string }>;

/** @param file what else the rule depends on: the tier, adjournments and temporary months already used */
export function readinessOf(
  criteria: readonly PreparedCriterion[],
  file: { readonly tier: Tier } & Omit<DecisionCase, 'verdicts' | 'tier'>,
  policy: Policy,
): Readiness {
  const mandatory = criteria.filter(({ obligation }) => obligation === 'obligatoire');
  const blocking = mandatory.filter(({ severity }) => severity === 'bloquant');
  const proofs = mandatory.filter(({ selfVerdict }) => selfVerdict !== 'non_applicable');

  const parts = {
    completeness: ratio(mandatory.filter(isAnswered).length, mandatory.length),
    evidence: ratio(
      total(proofs, attached),
      total(proofs, ({ evidenceAsked }) => evidenceAsked),
    ),
    selfAssessment: conformShare(mandatory, policy),
    blocking: ratio(blocking.filter((one) => actionOn(one) === undefined).length, blocking.length),
  };
  const shares = Object.values(parts);
  return {
    score: floorPercent(shares),
    parts: mapValues(parts, asPercent),
    wouldBe: decide({ ...file, verdicts: mandatory.map(asJudged) }, policy),
    blockingPoints: blocking.filter((one) => actionOn(one) !== undefined).map(({ criterion }) => criterion),
    next: nextAction(mandatory),
    isDecision: false,
    notice: NOTICE,
  };
}

const isAnswered = ({ selfVerdict }: PreparedCriterion) => selfVerdict !== null && selfVerdict !== 'a_completer';

const attached = ({ evidenceAsked, evidenceValid }: PreparedCriterion) => Math.min(evidenceAsked, evidenceValid);

/** What is left to do on one criterion; a gap comes before a missing answer, an answer before its proofs. */
function actionOn(one: PreparedCriterion): ReadinessAction | undefined {
  if (one.selfVerdict === 'non_conforme') return 'close_gap';
  if (!isAnswered(one)) return 'answer';
  return one.selfVerdict === 'conforme' && attached(one) < one.evidenceAsked ? 'attach_evidence' : undefined;
}

/** The gravest criterion first, in the order of the framework among equals. */
function nextAction(mandatory: readonly PreparedCriterion[]): NextAction | null {
  for (const severity of SEVERITIES) {
    for (const one of mandatory.filter((candidate) => candidate.severity === severity)) {
      const action = actionOn(one);
      if (!action) continue;
      const { fr, en } = ACTIONS[action];
      const name = `${one.criterion} (${one.title})`;
      return { action, criterion: one.criterion, text: { fr: `${fr} ${name}.`, en: `${en} ${name}.` } };
    }
  }
  return null;
}

const asJudged = ({ criterion, brick, obligation, severity, selfVerdict, inForce }: PreparedCriterion) => ({
  criterion,
  brick,
  obligation,
  severity,
  verdict: selfVerdict ?? ('a_completer' as const),
  ...(inForce !== undefined && { inForce }),
});

/** By the weights of the label, where blocking criteria weigh too; what is unanswered does not conform yet. */
function conformShare(mandatory: readonly PreparedCriterion[], { label }: Policy): Fraction {
  const judged = mandatory.filter(({ selfVerdict }) => selfVerdict !== 'non_applicable');
  const weight = ({ severity }: PreparedCriterion) => label.weights[severity];
  return ratio(
    total(
      judged.filter(({ selfVerdict }) => selfVerdict === 'conforme'),
      weight,
    ),
    total(judged, weight),
  );
}

const total = (list: readonly PreparedCriterion[], of: (one: PreparedCriterion) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0);

const ratio = (some: number, all: number): Fraction => share(exactly(some), exactly(all), { num: 1n, den: 1n });

const asPercent = ({ num, den }: Fraction): number => Number((100n * num) / den);

function floorPercent(shares: readonly Fraction[]): number {
  const den = shares.reduce((product, one) => product * one.den, 1n);
  const num = shares.reduce((sum, one) => sum + one.num * (den / one.den), 0n);
  return Number((100n * num) / (den * BigInt(shares.length)));
}

const mapValues = <Key extends string, From, To>(record: Readonly<Record<Key, From>>, map: (value: From) => To) =>
  Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, map(value)])) as Record<Key, To>;
