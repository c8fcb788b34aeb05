import type { JournalEntry } from '#libs/journal';
import type { AccountId, Day } from '#libs/kernel';
import type { Assignment, AssignmentId, DeclarationId } from '../domain/assignment.js';
import type { Interest } from '../domain/assignment-facts.js';
import type { ConflictRelation } from '../domain/conflict.js';
import type { Outcome } from '../domain/consolidation.js';
import type { DossierId, EvaluatedCriterion, EvaluatedDossier } from '../domain/evaluated-dossier.js';
import type { ExpertSnapshot } from '../domain/expert.js';
import type { DraftScore, Score } from '../domain/verdict.js';

/** A score with the submission it was given on. */
export type DatedScore = Score & { readonly submissionVersion: number };
export type DatedDraftScore = DraftScore & { readonly submissionVersion: number };

export interface Draft {
  readonly scores: readonly DatedDraftScore[];
  readonly savedAt: Date | null;
  /** 0 while nothing was saved. */
  readonly version: number;
}

export interface Declaration {
  readonly id: DeclarationId;
  readonly assignmentId: AssignmentId;
  readonly interest: Interest;
  /** The sentence that was signed. */
  readonly statement: string;
  /** What was disclosed; empty when nothing was. */
  readonly text: string;
  readonly signedBy: AccountId;
  readonly signedAt: Date;
}

export interface Clearance {
  readonly reason: string;
  readonly clearedBy: AccountId;
  readonly clearedAt: Date;
}

export type ReviewPhase = 'sealed' | 'after_discussion';

export interface ReviewVersion {
  readonly id: string;
  readonly assignmentId: AssignmentId;
  readonly number: number;
  readonly phase: ReviewPhase;
  readonly frameworkVersion: string;
  readonly submissionVersion: number;
  readonly hash: string;
  readonly submittedAt: Date;
  readonly scores: readonly DatedScore[];
}

/** A score of a review, with whose it is and whether the assignment still stands. */
export interface PanelScore extends DatedScore {
  readonly assignmentId: AssignmentId;
  readonly expertId: AccountId;
  readonly round: number;
  readonly standing: boolean;
  readonly phase: ReviewPhase;
}

export interface RecordedRelation extends ConflictRelation {
  readonly expertId: AccountId;
  readonly note: string;
  readonly recordedBy: AccountId | null;
}

export interface DecidedOutcome extends Outcome {
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Date | null;
  readonly version: number;
}

/** What is counted of an expert for the line of a panel. */
export interface ExpertLoad {
  readonly expertId: AccountId;
  readonly openAssignments: number;
  readonly refusedThisDossier: boolean;
  readonly satOnLastRenewal: boolean;
  readonly satOnContestedPanel: boolean;
}

export type QuestionState = 'open' | 'relayed' | 'declined';

export interface ExpertQuestion {
  readonly id: string;
  readonly assignmentId: AssignmentId;
  readonly dossierId: DossierId;
  readonly criterion: string;
  readonly text: string;
  readonly state: QuestionState;
  readonly askedAt: Date;
  readonly clarificationId: string | null;
  /** What the lead tells the expert. */
  readonly answer: string | null;
  readonly closedBy: AccountId | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

export interface DossierStore {
  /** @throws NotFound */
  forUpdate(id: DossierId): Promise<EvaluatedDossier>;
  /** @throws NotFound */
  get(id: DossierId): Promise<EvaluatedDossier>;
  find(id: DossierId): Promise<EvaluatedDossier | undefined>;
  /** @returns false when it was already there */
  add(dossier: EvaluatedDossier, criteria: readonly EvaluatedCriterion[]): Promise<boolean>;
  save(dossier: EvaluatedDossier): Promise<void>;
  criteria(id: DossierId): Promise<EvaluatedCriterion[]>;
  markChanged(id: DossierId, criteria: readonly string[], submissionVersion: number): Promise<void>;
}

export interface AssignmentStore {
  /** @throws NotFound */
  forUpdate(id: AssignmentId): Promise<Assignment>;
  /** @throws NotFound */
  get(id: AssignmentId): Promise<Assignment>;
  of(dossier: DossierId): Promise<Assignment[]>;
  add(assignment: Assignment): Promise<void>;
  save(assignment: Assignment): Promise<void>;
}

export interface ReviewStore {
  append(review: ReviewVersion): Promise<void>;
  /** All versions of one review, newest first. */
  of(assignment: AssignmentId): Promise<ReviewVersion[]>;
  /** The newest score of each expert on each criterion, sealed or amended. */
  latestScores(dossier: DossierId): Promise<PanelScore[]>;
  /** The newest score given before the reviews were open: what agreement is measured on. */
  sealedScores(dossier: DossierId): Promise<PanelScore[]>;
}

/** What a use case may touch, inside its transaction. */
export interface EvaluationScope {
  readonly dossiers: DossierStore;
  readonly assignments: AssignmentStore;
  readonly reviews: ReviewStore;
  readonly experts: {
    find(id: AccountId): Promise<ExpertSnapshot | undefined>;
    all(): Promise<ExpertSnapshot[]>;
    save(expert: ExpertSnapshot): Promise<void>;
    /** @param renewalOf the application, when the dossier is a renewal */
    loads(dossier: DossierId, renewalOf: string | null): Promise<ExpertLoad[]>;
  };
  readonly relations: {
    all(): Promise<RecordedRelation[]>;
    of(expert: AccountId): Promise<RecordedRelation[]>;
    /** Those of all experts with any of these organisations. */
    withAny(sirens: Iterable<string>): Promise<RecordedRelation[]>;
    /** @throws NotFound */
    get(id: string): Promise<RecordedRelation>;
    add(relation: RecordedRelation, at: Date): Promise<void>;
    end(id: string, to: Day): Promise<void>;
    /** The organisations of the same group, without this one. */
    groupOf(siren: string): Promise<ReadonlySet<string>>;
    setGroup(head: string, members: readonly string[]): Promise<void>;
  };
  readonly declarations: {
    sign(declaration: Declaration): Promise<void>;
    of(assignment: AssignmentId): Promise<(Declaration & { readonly clearance: Clearance | null }) | undefined>;
    clear(declaration: DeclarationId, clearance: Clearance): Promise<void>;
  };
  readonly drafts: {
    of(assignment: AssignmentId): Promise<Draft>;
    save(assignment: AssignmentId, draft: Draft & { readonly savedAt: Date }): Promise<void>;
    drop(assignment: AssignmentId): Promise<void>;
    /** Removes the drafts of assignments that ended without a review, last saved before this instant. */
    purge(savedBefore: Date): Promise<number>;
  };
  readonly outcomes: {
    of(dossier: DossierId): Promise<DecidedOutcome[]>;
    save(dossier: DossierId, outcome: DecidedOutcome): Promise<void>;
  };
  readonly labels: {
    of(dossier: DossierId): Promise<ReadonlyMap<string, string>>;
    add(dossier: DossierId, labels: ReadonlyMap<string, string>): Promise<void>;
  };
  readonly questions: {
    /** @throws NotFound */
    forUpdate(id: string): Promise<ExpertQuestion>;
    ofDossier(dossier: DossierId): Promise<ExpertQuestion[]>;
    ofAssignment(assignment: AssignmentId): Promise<ExpertQuestion[]>;
    save(question: ExpertQuestion): Promise<void>;
  };
  readonly journal: { append(entry: JournalEntry): Promise<void> };
  readonly outbox: { announce(event: { name: string; payload: object; occurredAt: Date }): Promise<void> };
  readonly timers: {
    set(timer: TimerOrder): Promise<void>;
    cancel(subject: TimerOrder['subject'], kind?: string): Promise<void>;
  };
}

export interface TimerOrder {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly kind: string;
  readonly dueAt: Date;
  readonly reminders?: readonly { readonly occurrence: string; readonly at: Date }[];
}

export abstract class EvaluationWork {
  abstract transaction<Result>(work: (scope: EvaluationScope) => Promise<Result>): Promise<Result>;
  /** For looking only. */
  abstract read<Result>(work: (scope: EvaluationScope) => Promise<Result>): Promise<Result>;
  /** For handlers of jobs, inside the transaction in which their delivery is marked as done. */
  abstract within<Result>(transaction: unknown, work: (scope: EvaluationScope) => Promise<Result>): Promise<Result>;
}
