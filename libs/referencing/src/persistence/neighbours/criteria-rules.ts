import { addMonths, type Day, frenchCalendar } from '#libs/kernel';
import {
  applicableCriteria,
  type Criterion,
  decide,
  type Framework,
  type JudgedCriterion,
  lettersOf,
  type Obligation,
  type Policy,
  readFacts,
  readinessOf,
  type Severity,
  TIERS,
  type Tier,
  trialScope,
} from '#rules/criteria';
import type { Applicability, Judgement, PreparedFile, Readiness, Rules } from '../../application/neighbours.js';
import type { OrientationFacts } from '../../domain/application/orientation.js';
import type { DecidedVerdict } from '../../domain/decision/decision.js';
import { type DossierKind, TRIAL_TRACK } from '../../domain/dossier/dossier.js';
import type { Proposal } from '../../domain/report/report.js';
import type { ScopeItem } from '../../domain/submission/answer.js';

interface Source {
  readonly frameworkVersion: string;
  readonly framework: Framework;
  readonly policy: Policy;
  /** Phased-in criteria count so many months after this day. */
  readonly publishedOn: Day;
  readonly today: Day;
  /** Criteria that the version asks more of than the one before it. */
  readonly reopened?: readonly string[];
  readonly transitionOn?: Readonly<Record<string, Day>> | null;
}

/** One version of the framework and its policy, in the words of this context. */
export function rulesFrom(source: Source): Rules {
  const { frameworkVersion, framework, policy, publishedOn, today, reopened = [], transitionOn = null } = source;
  const { limits, procedure, calendar } = policy;
  return {
    frameworkVersion,
    policyVersion: policy.policy.version,
    policy,
    reopened: new Set(reopened),
    transitionOn,
    textOf: (criterion) => textOf(framework, criterion),
    lettersOf: (verdicts) => lettersOf(verdicts.map(trusted), framework, policy),
    badgesOf: (verdicts) => badgesOf(verdicts, framework),
    calendar: frenchCalendar({ alsaceMoselle: calendar.alsace_moselle }),
    limits: { ...limits, reminders: procedure?.reminders ?? {} },
    changes: policy.changes,
    allowances: {
      returnsAllowed: procedure?.returns ?? 0,
      extraRoundsAllowed: procedure?.extra_rounds ?? 0,
      clarificationRounds: limits.clarification.rounds,
    },
    trustIn: (documented) => trustOf(framework, documented ? DOCUMENTED : DECLARED),
    emergencyAccess: procedure?.emergency_access,
    clarificationAnswer: limits.clarification.answer,
    clarificationAccept: limits.clarification.accept,
    evaluationLimit: (tier, kind) =>
      kind === 'change' ? policy.changes.decide_change : limits.evaluation[tierNamed(tier)],
    applicability: (kind, facts) => applicabilityOf(framework, policy, kind, facts, { publishedOn, today }),
    propose: (judgement) => proposal(judgement, policy),
    readiness: (file) => readiness(file, framework, policy),
  };
}

function textOf({ criteria }: Framework, criterion: string) {
  const found = criteria.find(({ id }) => id === criterion);
  return found && { title: found.title, question: found.question };
}

function applicabilityOf(
  framework: Framework,
  policy: Policy,
  kind: DossierKind,
  given: OrientationFacts,
  { publishedOn, today }: { publishedOn: Day; today: Day },
): Applicability {
  const scope = applicableCriteria(framework, readFacts(given, framework));
  const onTrial = given.track === TRIAL_TRACK;
  const criteria = onTrial ? trialScope(scope.criteria, framework.criteria, policy) : scope.criteria;
  const source = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]));
  const experts = framework.proportionality.tiers.find(({ id }) => id === scope.tier)?.experts ?? 1;
  /** A criterion that is phased in counts from its day on, and at once at renewal. */
  const inForce = (criterion: Criterion | undefined) =>
    kind === 'renewal' ||
    criterion?.phase_in === undefined ||
    addMonths(publishedOn, criterion.phase_in.months_after_publication) <= today;
  return {
    tier: scope.tier,
    criteria: criteria.map(({ id, brick, title, severity, obligation, evidence, reasons }, position) => ({
      criterion: id,
      brick,
      title,
      question: source.get(id)?.question ?? title,
      severity,
      obligation,
      inForce: inForce(source.get(id)),
      evidenceExpected: evidence.length,
      naReasons: source.get(id)?.na_reasons ?? [],
      expertsRequired: experts,
      position,
      reasons,
    })),
  };
}

function proposal({ tier, scope, verdicts, past }: Judgement, policy: Policy): Proposal {
  const judged = scope.flatMap((item) => {
    const verdict = verdicts.get(item.criterion);
    return verdict ? [{ ...judgedItem(item), verdict }] : [];
  });
  const { outcome, rule, rate } = decide(
    {
      verdicts: judged,
      tier: tierNamed(tier),
      returns: past.adjournments,
      temporaryMonthsUsed: past.temporaryMonthsUsed,
    },
    policy,
  );
  return { outcome, rule, ...(rate !== undefined && { rate }) };
}

function readiness({ tier, past, criteria }: PreparedFile, framework: Framework, policy: Policy): Readiness {
  const titles = new Map(framework.criteria.map(({ id, title }) => [id, title]));
  const prepared = criteria.map(({ item, selfVerdict, evidenceValid }) => ({
    ...judgedItem(item),
    title: titles.get(item.criterion) ?? item.criterion,
    selfVerdict,
    evidenceAsked: item.evidenceExpected,
    evidenceValid,
  }));
  const file = { tier: tierNamed(tier), returns: past.adjournments, temporaryMonthsUsed: past.temporaryMonthsUsed };
  return readinessOf(prepared, file, policy) as Readiness;
}

const judgedItem = ({
  criterion,
  brick,
  severity,
  obligation,
  inForce,
}: Pick<ScopeItem, 'criterion' | 'brick' | 'severity' | 'obligation' | 'inForce'>): Omit<
  JudgedCriterion,
  'verdict'
> => ({
  criterion,
  brick,
  severity: severity as Severity,
  obligation: obligation as Obligation,
  inForce,
});

/** Ranks of `evidence_trust` in every framework: 0 is the publisher's word, 1 a dated document. */
const DECLARED = 0;
const DOCUMENTED = 1;

function trustOf({ vocabularies }: Framework, rank: number): string {
  const level = vocabularies.evidence_trust.find((known) => known.rank === rank);
  if (!level) throw new Error(`the framework has no level of trust of rank ${rank}`);
  return level.id;
}

/** A verdict whose evidence nobody weighed rests on declaration. */
const trusted = (verdict: DecidedVerdict) => ({
  ...judgedItem(verdict),
  verdict: verdict.verdict,
  trust: verdict.trust ?? 'declare',
});

/** Criteria beyond the floor that conform give their badge. */
function badgesOf(verdicts: readonly DecidedVerdict[], framework: Framework): string[] {
  const conform = new Set(verdicts.filter(({ verdict }) => verdict === 'conforme').map(({ criterion }) => criterion));
  return framework.criteria.flatMap(({ id, badge }) => (badge !== undefined && conform.has(id) ? [badge] : []));
}

function tierNamed(name: string): Tier {
  const tier = TIERS.find((known) => known === name);
  if (!tier) throw new Error(`${name} is not a tier`);
  return tier;
}
