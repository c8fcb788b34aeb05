import type { AccountId, Day } from '#libs/kernel';
import type { DossierId } from '../domain/dossier/dossier.js';
import type { LimitExtension } from '../domain/dossier/limit-extension.js';
import type { Report } from '../domain/report/report.js';
import type { Answer, Evidence, EvidenceId, ScopeItem } from '../domain/submission/answer.js';
import type { Submission } from '../domain/submission/submission.js';

export interface ScopeStore {
  freeze(dossier: DossierId, items: readonly ScopeItem[]): Promise<void>;
  /** Another scope, before anything was sent; answers to what is not asked any more go. */
  replace(dossier: DossierId, items: readonly ScopeItem[]): Promise<void>;
  of(dossier: DossierId): Promise<ScopeItem[]>;
}

export interface AnswerStore {
  of(dossier: DossierId): Promise<Answer[]>;
  save(dossier: DossierId, answer: Answer, by: AccountId, at: Date): Promise<void>;
  /** Answers and their files as a starting point for a dossier that follows; the files themselves are kept once. */
  prefill(dossier: DossierId, from: DossierId, criteria: readonly string[]): Promise<void>;
}

export interface EvidenceRegister {
  of(dossier: DossierId): Promise<Evidence[]>;
  add(dossier: DossierId, evidence: Evidence, by: AccountId, at: Date): Promise<void>;
  remove(dossier: DossierId, evidence: EvidenceId, at: Date): Promise<void>;
}

/** Items sent back as incomplete; the newest return is the one that counts. */
export interface FlaggedItem {
  readonly criterion: string;
  readonly reason: string;
}

export interface SubmissionStore {
  append(submission: Submission): Promise<void>;
  of(dossier: DossierId): Promise<Submission[]>;
  latest(dossier: DossierId): Promise<Submission | undefined>;
  flag(dossier: DossierId, returnNumber: number, items: readonly FlaggedItem[]): Promise<void>;
  flagged(dossier: DossierId, returnNumber: number): Promise<FlaggedItem[]>;
}

/** The time given to the publisher to answer the draft report: it stops the clock. */
export interface ObservationPeriod {
  readonly askedOn: Day;
  readonly endedOn: Day | null;
  readonly text: string | null;
  readonly submittedAt: Date | null;
}

/** More time that was given: written once for each state, never changed. */
export interface ExtensionRegister {
  append(dossier: DossierId, extension: LimitExtension): Promise<void>;
  of(dossier: DossierId): Promise<LimitExtension[]>;
}

export interface ReportStore {
  append(dossier: DossierId, report: Report): Promise<void>;
  latest(dossier: DossierId): Promise<Report | undefined>;
  askObservations(dossier: DossierId, askedOn: Day): Promise<void>;
  endObservations(dossier: DossierId, endedOn: Day, given?: { text: string; by: AccountId; at: Date }): Promise<void>;
  observations(dossier: DossierId): Promise<ObservationPeriod | undefined>;
}
