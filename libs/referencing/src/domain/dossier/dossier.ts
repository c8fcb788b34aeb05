import { type AccountId, type Day, type Id, type OrganisationId, type Step } from '#libs/kernel';
import type { ApplicationId } from '../application/application.js';
import type { OrientationFacts } from '../application/orientation.js';
import { type DossierState, dossierLifecycle } from './dossier.lifecycle.js';

export type DossierId = Id<'Dossier'>;

/** Why the evaluation takes place. The other kinds (compliance, renewal…) come with the life of a listing. */
export const DOSSIER_KINDS = ['initial', 'trial'] as const;
export type DossierKind = (typeof DOSSIER_KINDS)[number];

/** Evaluation clock: working or calendar days from the day completeness was accepted. */
export interface EvaluationClock {
  readonly start: Day;
  readonly limit: string;
}

export interface DossierSnapshot {
  readonly id: DossierId;
  /** Public reference, given when the request is filed. */
  readonly number: string | null;
  readonly kind: DossierKind;
  readonly applicationId: ApplicationId;
  readonly organisationId: OrganisationId;
  readonly applicationVersion: string;
  readonly facts: OrientationFacts;
  readonly state: DossierState;
  readonly stateSince: Date;
  readonly stateDueAt: Date | null;
  /** Pinned at admission, never changed after the first submission (invariant 7). */
  readonly frameworkVersion: string | null;
  readonly tier: string | null;
  readonly leadId: AccountId | null;
  readonly returns: number;
  readonly reportReopened: boolean;
  readonly extraRounds: number;
  readonly clock: EvaluationClock | null;
  readonly createdAt: Date;
  readonly requestedAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

/** What may be set at birth; everything else is won along the way. */
export type NewDossier = Pick<
  DossierSnapshot,
  'id' | 'kind' | 'applicationId' | 'organisationId' | 'applicationVersion' | 'facts' | 'createdAt'
>;

type Progress = Partial<
  Pick<
    DossierSnapshot,
    | 'number'
    | 'frameworkVersion'
    | 'tier'
    | 'leadId'
    | 'returns'
    | 'reportReopened'
    | 'extraRounds'
    | 'clock'
    | 'requestedAt'
  >
>;

/** Dossier de référencement: one evaluation of one version of an application, for one reason. */
export class Dossier {
  private constructor(private snapshot: DossierSnapshot) {}

  static open(dossier: NewDossier): Dossier {
    return new Dossier({
      ...dossier,
      number: null,
      state: 'draft',
      stateSince: dossier.createdAt,
      stateDueAt: null,
      frameworkVersion: null,
      tier: null,
      leadId: null,
      returns: 0,
      reportReopened: false,
      extraRounds: 0,
      clock: null,
      requestedAt: null,
      closedAt: null,
      version: 1,
    });
  }

  static restore(snapshot: DossierSnapshot): Dossier {
    return new Dossier(snapshot);
  }

  toSnapshot(): DossierSnapshot {
    return this.snapshot;
  }

  get id(): DossierId {
    return this.snapshot.id;
  }

  get state(): DossierState {
    return this.snapshot.state;
  }

  /** Takes a step of the lifecycle that was found to hold. A new state starts without a limit; the same one keeps its own. */
  take(step: Step<DossierState>, at: Date, progress: Progress = {}): void {
    const moved = step.to !== this.snapshot.state;
    this.snapshot = {
      ...this.snapshot,
      ...progress,
      ...(moved && { state: step.to, stateSince: at, stateDueAt: null }),
      closedAt: dossierLifecycle.final.includes(step.to) ? at : null,
      version: this.snapshot.version + 1,
    };
  }

  /** Says until when the present state may last. */
  limitTo(dueAt: Date): void {
    this.snapshot = { ...this.snapshot, stateDueAt: dueAt };
  }

  /** The orientation may be answered anew as long as the request is not filed. */
  answerOrientation(facts: OrientationFacts): void {
    this.snapshot = { ...this.snapshot, facts, version: this.snapshot.version + 1 };
  }
}
