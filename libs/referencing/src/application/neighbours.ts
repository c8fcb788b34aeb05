import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { ApplicationId } from '../domain/application/application.js';
import type { OrientationFacts } from '../domain/application/orientation.js';
import type { DossierId, DossierKind } from '../domain/dossier/dossier.js';
import type { DossierLimits } from '../domain/dossier/dossier-facts.js';
import type { PastDecisions } from '../domain/dossier/past-decisions.js';
import type { DossierPolicyLimits } from '../domain/dossier/state-limit.js';
import type { Proposal, ReportedOutcome } from '../domain/report/report.js';
import type { ApplicableItem } from '../domain/scope/scope-of-kind.js';
import type { ScopeItem, Verdict } from '../domain/submission/answer.js';
import type { ChangePolicy } from '../domain/version/version-policy.js';
import type { DecisionRules } from './decision/decision.ports.js';

/** Why one criterion applies, in the words of the framework. */
export interface ApplicableCriterion extends ApplicableItem {
  readonly title: string;
  readonly question: string;
  readonly reasons: readonly string[];
}

export interface Applicability {
  readonly tier: string;
  readonly criteria: readonly ApplicableCriterion[];
}

/** What the decision rule is asked about. */
export interface Judgement {
  readonly tier: string;
  readonly scope: readonly Pick<ScopeItem, 'criterion' | 'brick' | 'severity' | 'obligation' | 'inForce'>[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly past: PastDecisions;
}

export interface CriterionText {
  readonly title: string;
  readonly question: string;
}

/** One version of the framework with its policy: every figure this context uses comes from here. */
export interface Rules extends DecisionRules {
  readonly frameworkVersion: string;
  /** Criteria that this version asks more of than the one before it. */
  readonly reopened: ReadonlySet<string>;
  /** The last day to comply with them, by tier; null when the version asked nothing of anybody. */
  readonly transitionOn: Readonly<Record<string, Day>> | null;
  /** The words of this version, which never change; undefined for a criterion it does not have. */
  textOf(criterion: string): CriterionText | undefined;
  readonly limits: DossierPolicyLimits;
  /** What is asked of a new version of an application, and by when. */
  readonly changes: ChangePolicy;
  readonly allowances: DossierLimits & { readonly clarificationRounds: number };
  /** The framework's word for a verdict that rests on a file, or on the publisher's word alone. */
  trustIn(documented: boolean): string;
  /** How long an emergency access lasts; undefined when the policy knows none. */
  readonly emergencyAccess: string | undefined;
  readonly clarificationAnswer: string;
  readonly clarificationAccept: string;
  /** A change is judged in its own time, whatever the risk (policy, section 4). */
  evaluationLimit(tier: string, kind: DossierKind): string;
  /** @throws Invalid when a fact is not in the vocabulary of the framework */
  applicability(kind: DossierKind, facts: OrientationFacts): Applicability;
  propose(judgement: Judgement): Proposal;
  readiness(file: PreparedFile): Readiness;
}

/** A file as its publisher sees it before sending. */
export interface PreparedFile {
  readonly tier: string;
  readonly past: PastDecisions;
  readonly criteria: readonly {
    readonly item: ScopeItem;
    readonly selfVerdict: Verdict | null;
    readonly evidenceValid: number;
  }[];
}

/** How ready a file is; an aid, not the decision. Scores are shares from 0 to 1, `score` is 0 to 100. */
export interface Readiness {
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly wouldBe: Proposal;
  readonly blockingPoints: readonly string[];
  readonly next: {
    readonly action: string;
    readonly criterion: string;
    readonly text: { fr: string; en: string };
  } | null;
  readonly notice: { readonly fr: string; readonly en: string };
}

/** The framework and the policy, read from the context that keeps them. */
export abstract class ProcedureRules {
  /** Undefined when no version is in force. */
  abstract inForce(): Promise<Rules | undefined>;
  abstract of(frameworkVersion: string): Promise<Rules>;
}

export interface PanelNeed {
  readonly dossierId: DossierId;
  readonly organisationId: OrganisationId;
  readonly siren: string;
  readonly frameworkVersion: string;
  /** The application, when the dossier renews its listing. */
  readonly renewalOf: ApplicationId | null;
  readonly criteria: readonly { id: string; brick: string; expertsRequired: number }[];
}

/** What the evaluation of a dossier has come to. */
export abstract class EvaluationReader {
  /** Criteria for which too few experts are eligible, before anybody is invited (REG-08). */
  abstract criteriaWithoutExperts(need: PanelNeed): Promise<readonly string[]>;
  abstract outcomes(dossier: DossierId): Promise<readonly ReportedOutcome[]>;
  /** Interests that were disclosed and cleared: part of the report, without a name. */
  abstract clearedInterests(dossier: DossierId): Promise<readonly { disclosed: string; reason: string }[]>;
  /** The names of the panel that this text would give away to the publisher. */
  abstract namesGivenAway(dossier: DossierId, text: string): Promise<readonly string[]>;
  /** How this person stands towards the dossier, as an expert. */
  abstract standing(dossier: DossierId, account: AccountId): Promise<'invited' | 'panel' | null>;
  /** The criteria an expert was given and has accepted to judge. */
  abstract assignedCriteria(dossier: DossierId, account: AccountId): Promise<readonly string[]>;
  /** Whether every criterion in scope has its required number of valid reviews. */
  abstract hasQuorum(dossier: DossierId): Promise<boolean>;
  /** The experts who took part, and all who declared an interest in this publisher. */
  abstract involved(dossier: DossierId, organisation: OrganisationId): Promise<readonly AccountId[]>;
  /** All who declared an interest in this publisher. */
  abstract interestedIn(organisation: OrganisationId): Promise<readonly AccountId[]>;
}

export interface OrganisationFacts {
  readonly id: OrganisationId;
  readonly name: string;
  readonly siren: string;
  readonly verified: boolean;
}

export abstract class OrganisationReader {
  abstract get(id: OrganisationId): Promise<OrganisationFacts>;
}

export abstract class AccountReader {
  abstract namesOf(accounts: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether this account may lead dossiers. */
  abstract hasRole(account: AccountId, role: 'lead'): Promise<boolean>;
}
