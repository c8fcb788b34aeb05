import type { JournalEntry, PastEntry, Subject } from '#libs/journal';
import type { ClockStop, LastChange } from '#libs/kernel';
import type { Application, ApplicationId } from '../domain/application/application.js';
import type { Clarification, ClarificationId } from '../domain/clarification/clarification.js';
import type { Contract, ContractId } from '../domain/contract/contract.js';
import type { DecisionId } from '../domain/decision/decision-id.js';
import type { Dossier, DossierId, DossierKind } from '../domain/dossier/dossier.js';
import type { DossierFacts } from '../domain/dossier/dossier-facts.js';
import type { PastDecisions } from '../domain/dossier/past-decisions.js';
import type { DecisionScope } from './decision/decision.ports.js';
import type {
  AnswerStore,
  EvidenceRegister,
  ExtensionRegister,
  ReportStore,
  ScopeStore,
  SubmissionStore,
} from './dossier-file.ports.js';
import type { EmergencyRegister } from './emergency/emergency-register.js';
import type { MeasureScope } from './measure/measure.ports.js';
import type { Rules } from './neighbours.js';
import type { VersionScope } from './version/version.ports.js';

/** Aggregates of one kind. `forUpdate` locks: two people on one thing act one after the other. */
export interface Store<Aggregate, AggregateId> {
  /** @throws NotFound */
  forUpdate(id: AggregateId): Promise<Aggregate>;
  /** @throws NotFound */
  get(id: AggregateId): Promise<Aggregate>;
  add(aggregate: Aggregate): Promise<void>;
  save(aggregate: Aggregate): Promise<void>;
}

export interface ClarificationStore extends Store<Clarification, ClarificationId> {
  of(dossier: DossierId): Promise<Clarification[]>;
}

export interface DossierStore extends Store<Dossier, DossierId> {
  /** One that is filed and not ended: at most one of each kind (invariant 6). */
  openOf(application: ApplicationId, kind: DossierKind): Promise<Dossier | undefined>;
  /** Whether one of this kind was ever opened because of this decision. */
  followed(decision: DecisionId, kind: DossierKind): Promise<boolean>;
}

export interface ContractStore extends Store<Contract, ContractId> {
  /** The one that is issued, half signed or in force. */
  liveOf(application: ApplicationId): Promise<Contract | undefined>;
}

/** What surrounds a dossier: the facts its guards judge, and the stops of its clock. */
export interface DossierSurroundings {
  /** All that a guard may ask; whoever needs one answer of it asks for that alone. */
  factsOf(dossier: Dossier): Promise<DossierFacts>;
  draftOf(dossier: DossierId): Promise<DossierFacts['draft']>;
  openBlockingOf(dossier: DossierId): Promise<DossierFacts['openBlockingClarifications']>;
  involvedIn(dossier: Dossier): Promise<DossierFacts['involved']>;
  stopsOf(dossier: DossierId): Promise<ClockStop[]>;
}

/** The rules a dossier is handled by: those it is pinned to, else those in force. */
export interface RulesAtHand {
  /** @throws Conflict (`no_framework_in_force`) */
  for(dossier: Dossier): Promise<Rules>;
  /** @throws Conflict (`no_framework_in_force`) */
  inForce(): Promise<Rules>;
  /** Those of a version that something is pinned to. */
  under(frameworkVersion: string): Promise<Rules>;
}

export interface TimerOrder {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly kind: string;
  readonly dueAt: Date;
  readonly reminders?: readonly { readonly occurrence: string; readonly at: Date }[];
}

/** What a use case may touch. It exists only inside a transaction, so nothing can be read or written beside it. */
export interface ReferencingScope extends DecisionScope, MeasureScope, VersionScope {
  readonly applications: Store<Application, ApplicationId>;
  readonly dossiers: DossierStore;
  readonly contracts: ContractStore;
  readonly clarifications: ClarificationStore;
  readonly answers: AnswerStore;
  readonly evidence: EvidenceRegister;
  readonly scopeItems: ScopeStore;
  readonly submissions: SubmissionStore;
  readonly reports: ReportStore;
  readonly extensions: ExtensionRegister;
  readonly emergencies: EmergencyRegister;
  readonly surroundings: DossierSurroundings;
  readonly rules: RulesAtHand;
  /** What was decided on this application before. */
  pastOf(dossier: Dossier): Promise<PastDecisions>;
  /** The next public reference: `AVAL-2026-000123`. */
  nextDossierNumber(year: string): Promise<string>;
  readonly journal: {
    append(entry: JournalEntry): Promise<void>;
    history(subject: Subject): Promise<PastEntry[]>;
  };
  /** The newest thing that happened to a subject: by whom, as a role, so that nobody learns a name he may not. */
  lastChange(subject: Subject): Promise<LastChange | undefined>;
  /** Names of accounts, for readers who may know them. */
  namesOf(accounts: readonly string[]): Promise<ReadonlyMap<string, string>>;
  readonly outbox: { announce(event: { name: string; payload: object; occurredAt: Date }): Promise<void> };
  readonly timers: {
    set(timer: TimerOrder): Promise<void>;
    cancel(subject: TimerOrder['subject'], kind?: string): Promise<void>;
  };
}

export abstract class ReferencingWork {
  abstract transaction<Result>(work: (scope: ReferencingScope) => Promise<Result>): Promise<Result>;
  /** The same door for looking only: nothing is locked, nothing can be left behind. */
  abstract read<Result>(work: (scope: ReferencingScope) => Promise<Result>): Promise<Result>;
}
