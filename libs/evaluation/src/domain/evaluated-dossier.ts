import { type AccountId, Conflict, type Id, type OrganisationId, StaleVersion } from '#libs/kernel';

/** The same id as in the context that owns dossiers; here only what evaluating needs is kept of them. */
export type DossierId = Id<'Dossier'>;

/** Where the dossier stands, as far as the panel is concerned. */
export const PHASES = ['evaluation', 'reconciliation', 'observations', 'deciding', 'closed'] as const;

export type DossierPhase = (typeof PHASES)[number];

/** A criterion in scope, as it was when the evaluation was opened. */
export interface EvaluatedCriterion {
  readonly id: string;
  readonly brick: string;
  readonly severity: string;
  readonly assessor: string;
  readonly expertsRequired: number;
  readonly competences: readonly string[];
  readonly naReasons: readonly string[];
  /** The submission in which the publisher last changed his answer to it. */
  readonly changedIn: number;
}

export interface EvaluatedDossierSnapshot {
  readonly id: DossierId;
  readonly number: string;
  readonly kind: string | null;
  readonly applicationId: string | null;
  readonly applicationName: string;
  readonly publisherName: string;
  readonly organisationId: OrganisationId;
  readonly siren: string;
  readonly category: string;
  readonly tier: string;
  readonly frameworkVersion: string;
  readonly submissionVersion: number;
  readonly leadId: AccountId;
  readonly phase: DossierPhase;
  /** The last move of the dossier that was taken note of: older news is ignored. */
  readonly movedVersion: number;
  readonly round: number;
  /** What an extra round is about; empty in the first, which is about everything. */
  readonly roundCriteria: readonly string[];
  /** Reviews of rounds up to this one are open to the panel and the lead; 0 while all are sealed. */
  readonly unsealedRound: number;
  readonly quorumAt: Date | null;
  /** Hexadecimal: what the order of the experts is drawn with. */
  readonly seed: string;
  readonly outcome: string | null;
  readonly openedAt: Date;
  readonly version: number;
}

type Opening = Omit<
  EvaluatedDossierSnapshot,
  'phase' | 'movedVersion' | 'roundCriteria' | 'unsealedRound' | 'quorumAt' | 'outcome' | 'version'
>;

/** The evaluation of one dossier: its rounds, and what is sealed. */
export class EvaluatedDossier {
  private constructor(private snapshot: EvaluatedDossierSnapshot) {}

  static open(opening: Opening): EvaluatedDossier {
    return new EvaluatedDossier({
      ...opening,
      phase: 'evaluation',
      movedVersion: 0,
      roundCriteria: [],
      unsealedRound: 0,
      quorumAt: null,
      outcome: null,
      version: 1,
    });
  }

  static restore(snapshot: EvaluatedDossierSnapshot): EvaluatedDossier {
    return new EvaluatedDossier(snapshot);
  }

  get id(): DossierId {
    return this.snapshot.id;
  }

  toSnapshot(): EvaluatedDossierSnapshot {
    return this.snapshot;
  }

  /** @throws StaleVersion */
  expectVersion(expected: number): void {
    if (expected !== this.snapshot.version) throw new StaleVersion(expected, this.snapshot.version);
  }

  /** @throws Conflict (`wrong_phase`) */
  expectPhase(...allowed: readonly DossierPhase[]): void {
    const { phase } = this.snapshot;
    if (allowed.includes(phase)) return;
    throw new Conflict('wrong_phase', `This is not possible while the dossier is in ${phase}.`, { phase, allowed });
  }

  get quorumIsReached(): boolean {
    return this.snapshot.quorumAt !== null;
  }

  get isSealed(): boolean {
    return this.snapshot.unsealedRound < this.snapshot.round;
  }

  touch(): void {
    this.change({});
  }

  quorumReached(at: Date): void {
    this.change({ quorumAt: at });
  }

  /** A review was recalled, voided or has become stale before the round was opened. */
  quorumLost(): void {
    this.change({ quorumAt: null });
  }

  /** @returns false when the news is older than what is known */
  movedTo(phase: DossierPhase, movedVersion: number): boolean {
    if (movedVersion <= this.snapshot.movedVersion) return false;
    this.change({ phase, movedVersion });
    return true;
  }

  unseal(): void {
    this.change({ unsealedRound: this.snapshot.round });
  }

  openRound(round: number, criteria: readonly string[]): void {
    this.change({ round, roundCriteria: criteria, phase: 'evaluation', quorumAt: null });
  }

  reopenReconciliation(): void {
    this.change({ phase: 'reconciliation' });
  }

  fileChanged(submissionVersion: number): void {
    this.change({ submissionVersion });
  }

  close(outcome: string | null): void {
    this.change({ phase: 'closed', outcome });
  }

  private change(changes: Partial<EvaluatedDossierSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...changes, version: this.snapshot.version + 1 };
  }
}
