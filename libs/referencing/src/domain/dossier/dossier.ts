import { type AccountId, type Day, type Id, type OrganisationId, type Step } from '#libs/kernel';
import type { ApplicationId } from '../application/application.js';
import type { OrientationFacts } from '../application/orientation.js';
import type { DecisionId } from '../decision/decision-id.js';
import { type DossierState, dossierLifecycle } from './dossier.lifecycle.js';

export type DossierId = Id<'Dossier'>;

/** Why the evaluation takes place (domain model, section 2). */
export const DOSSIER_KINDS = [
  'initial',
  'trial',
  'compliance',
  'renewal',
  'change',
  'conversion',
  'transition',
] as const;
export type DossierKind = (typeof DOSSIER_KINDS)[number];

/**
 * Those that a publisher may open; the others follow from a decision, a date or a release. The transition to a new
 * framework is opened for him: he opens it again when he let it lapse, or withdrew it, and still owes it.
 */
export const OPENED_BY_PUBLISHER = [
  'initial',
  'trial',
  'conversion',
  'renewal',
  'transition',
] as const satisfies readonly DossierKind[];
export type OpenedByPublisher = (typeof OPENED_BY_PUBLISHER)[number];

/** They leave the end of the listing where it is, so they cannot prolong it either. */
export const KEEPS_TERM: ReadonlySet<DossierKind> = new Set(['change', 'transition']);

/** Judged on the floor of the framework only, for a listing on trial (policy, `trial_scope`). */
export const isOnTrialTrack = ({ facts }: Pick<DossierSnapshot, 'facts'>): boolean => facts.track === TRIAL_TRACK;
export const TRIAL_TRACK = 'essai' as const;

/** Evaluation clock: working or calendar days from the day completeness was accepted. */
export interface EvaluationClock {
  readonly start: Day;
  readonly limit: string;
  /** More time, given once; same unit as the limit. */
  readonly extension?: string;
}

export interface DossierSnapshot {
  readonly id: DossierId;
  /** Public reference, given when the request is filed. */
  readonly number: string | null;
  readonly kind: DossierKind;
  /** Kinds that are judged with it in one decision: a renewal may take a change or a transition along. */
  readonly merged: readonly DossierKind[];
  /** The decision that gave rise to it, whose outcomes it carries over; null for a first file. */
  readonly parentDecisionId: DecisionId | null;
  /** The last day on which the file is in time, when something else than the policy's usual period says so. */
  readonly prepareBy: Day | null;
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

/** What a dossier is given that follows from a decision: it was admitted with it. */
export type FollowUpDossier = NewDossier &
  Pick<
    DossierSnapshot,
    'number' | 'merged' | 'parentDecisionId' | 'prepareBy' | 'frameworkVersion' | 'tier' | 'leadId'
  >;

/** Dossier de référencement: one evaluation of one version of an application, for one reason. */
export class Dossier {
  private constructor(private snapshot: DossierSnapshot) {}

  static open(dossier: NewDossier): Dossier {
    return new Dossier({
      ...newborn(dossier.createdAt),
      ...dossier,
      state: 'draft',
      number: null,
      merged: [],
      parentDecisionId: null,
      prepareBy: null,
      frameworkVersion: null,
      tier: null,
      leadId: null,
      requestedAt: null,
    });
  }

  /** It needs no request: what it follows from was admitted, and the contract covers the application. */
  static followUp(dossier: FollowUpDossier): Dossier {
    return new Dossier({
      ...newborn(dossier.createdAt),
      ...dossier,
      state: 'preparation',
      requestedAt: dossier.createdAt,
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

  /** A renewal that is judged together with a change or a transition. */
  takeAlong(kind: DossierKind, applicationVersion: string): void {
    const { merged, version } = this.snapshot;
    this.snapshot = { ...this.snapshot, merged: [...merged, kind], applicationVersion, version: version + 1 };
  }

  /** To another version of the framework, before anything was sent under the former one. */
  moveTo(frameworkVersion: string, tier: string): void {
    this.snapshot = { ...this.snapshot, frameworkVersion, tier, version: this.snapshot.version + 1 };
  }

  /** Says until when the present state may last. */
  limitTo(dueAt: Date): void {
    this.snapshot = { ...this.snapshot, stateDueAt: dueAt };
  }

  /** Gives the evaluation more time; its last day is counted anew. */
  prolongEvaluation(extension: string): void {
    const { clock } = this.snapshot;
    if (!clock) throw new Error(`the evaluation of dossier ${this.id} has not begun`);
    this.snapshot = { ...this.snapshot, clock: { ...clock, extension } };
  }

  /** The orientation may be answered anew as long as the request is not filed. */
  answerOrientation(facts: OrientationFacts): void {
    this.snapshot = { ...this.snapshot, facts, version: this.snapshot.version + 1 };
  }
}

const newborn = (at: Date) => ({
  stateSince: at,
  stateDueAt: null,
  returns: 0,
  reportReopened: false,
  extraRounds: 0,
  clock: null,
  closedAt: null,
  version: 1,
});
