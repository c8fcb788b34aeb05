import { type AccountId, type Day, type OrganisationId, transition } from '#libs/kernel';
import type { ApplicationId } from '../application/application.js';
import type { DossierId } from '../dossier/dossier.js';
import type { ListingId } from '../listing/listing-id.js';
import {
  type VersionAction,
  type VersionCondition,
  type VersionState,
  versionConditionTexts,
  versionLifecycle,
} from './application-version.lifecycle.js';
import type { Impact, VersionClass } from './impact.js';
import type { MinorDraw } from './minor-draw.js';
import type { VersionId } from './version-id.js';

export type { VersionId };

/** Why a version is not, or will not be, covered. */
export const VERSION_ENDS = ['refused', 'not_filed', 'never_released', 'rolled_back', 'listing_ended'] as const;
export type VersionEnd = (typeof VERSION_ENDS)[number];

/** What the publisher says of a version he takes back. */
export const RETRACTIONS = ['never_released', 'rolled_back'] as const satisfies readonly VersionEnd[];
export type Retraction = (typeof RETRACTIONS)[number];

/** What was found when a version that had been drawn was looked at. */
export interface VersionCheck {
  readonly by: AccountId;
  readonly at: Date;
  readonly note: string;
}

export interface ApplicationVersionSnapshot {
  readonly id: VersionId;
  readonly listingId: ListingId;
  readonly applicationId: ApplicationId;
  readonly organisationId: OrganisationId;
  /** As the publisher numbers it. */
  readonly number: string;
  readonly state: VersionState;
  /** Null for the system: the version with which the listing began. */
  readonly declaredBy: AccountId | null;
  readonly declaredAt: Date;
  /** Null when it was judged with a whole file. */
  readonly releaseOn: Day | null;
  /** What changed; null when it was judged with a whole file. */
  readonly impact: Impact | null;
  /** Whether users keep the former version until the decision; null when it was judged with a whole file. */
  readonly formerKept: boolean | null;
  /** What the publisher said besides. */
  readonly note: string | null;
  /** The last day on which an agent may class it otherwise; null once it is classed. */
  readonly confirmBy: Day | null;
  /** Why an agent classed it otherwise than it was declared. */
  readonly classMotive: string | null;
  /** The version that was covered before it. */
  readonly formerId: VersionId | null;
  /** The dossier that judges it. */
  readonly dossierId: DossierId | null;
  /** Set when it was covered as a minor version. */
  readonly draw: MinorDraw | null;
  readonly check: VersionCheck | null;
  readonly end: VersionEnd | null;
  readonly version: number;
}

type Identity = Pick<
  ApplicationVersionSnapshot,
  'id' | 'listingId' | 'applicationId' | 'organisationId' | 'number' | 'declaredAt'
>;

export type DeclaredVersion = Identity & { readonly declaredBy: AccountId; readonly confirmBy: Day } & {
  readonly [Field in 'releaseOn' | 'impact' | 'formerKept']: NonNullable<ApplicationVersionSnapshot[Field]>;
} & Pick<ApplicationVersionSnapshot, 'note'>;

/** One step that was taken. */
export interface VersionMove {
  readonly action: VersionAction;
  readonly rule: string;
  readonly from: VersionState;
  readonly to: VersionState;
}

type Met = ReadonlySet<VersionCondition>;
type Changes = Partial<ApplicationVersionSnapshot>;

const NOTHING: Met = new Set();

/** Version de l'application: a release, what changed in it, and whether a decision covers it. */
export class ApplicationVersion {
  private constructor(private snapshot: ApplicationVersionSnapshot) {}

  static declare(version: DeclaredVersion): ApplicationVersion {
    return new ApplicationVersion({ ...unjudged, ...version, state: 'declared' });
  }

  /** The version that a decision on a whole file covers; nobody had to declare it. */
  static assessed(version: Identity & { readonly dossierId: DossierId | null }): ApplicationVersion {
    return new ApplicationVersion({
      ...unjudged,
      ...version,
      state: 'covered',
      declaredBy: null,
      releaseOn: null,
      impact: null,
      formerKept: null,
      note: null,
      confirmBy: null,
    });
  }

  /** What was refused is judged anew, since the refusal fell on appeal. The one that was refused stays on record. */
  static judgedAgain(
    refused: ApplicationVersionSnapshot,
    given: { readonly id: VersionId; readonly dossierId: DossierId },
  ): ApplicationVersion {
    return new ApplicationVersion({ ...refused, ...unjudged, ...given, state: 'assessing', confirmBy: null });
  }

  static restore(snapshot: ApplicationVersionSnapshot): ApplicationVersion {
    return new ApplicationVersion(snapshot);
  }

  toSnapshot(): ApplicationVersionSnapshot {
    return this.snapshot;
  }

  get id(): VersionId {
    return this.snapshot.id;
  }

  get state(): VersionState {
    return this.snapshot.state;
  }

  get class(): VersionClass | null {
    return this.snapshot.impact?.class ?? null;
  }

  /** V1. */
  confirmMinor(
    given: Classed & { readonly formerId: VersionId | null; readonly draw: MinorDraw },
    met: Met,
  ): VersionMove {
    return this.step('confirmMinor', met, { ...given, confirmBy: null });
  }

  /** V2. */
  confirmSubstantial(given: Classed, met: Met): VersionMove {
    return this.step('confirmSubstantial', met, { ...given, confirmBy: null });
  }

  /** V3: it was taken for a minor one. The version before it is covered again. */
  reclassify(given: Classed, met: Met): VersionMove {
    return this.step('reclassify', met, given);
  }

  /** The dossier that judges it, from now on. */
  assessIn(dossierId: DossierId): void {
    this.snapshot = { ...this.snapshot, dossierId, version: this.snapshot.version + 1 };
  }

  /** V4. */
  decisionPositive(formerId: VersionId | null): VersionMove {
    return this.step('decisionPositive', NOTHING, { formerId });
  }

  /** V5. */
  decisionNegative(): VersionMove {
    return this.step('decisionNegative', NOTHING, { end: 'refused' });
  }

  /** V6: no file came in time. */
  timeOut(): VersionMove {
    return this.step('timeout', NOTHING, { end: 'not_filed' });
  }

  /** V7. */
  supersede(): VersionMove {
    return this.step('supersede', NOTHING);
  }

  /** V8. */
  retract(end: Retraction, met: Met): VersionMove {
    return this.step('retract', met, { end, confirmBy: null });
  }

  /** V9: the version that had taken its place no longer stands. */
  coverAgain(): VersionMove {
    return this.step('coverAgain', NOTHING);
  }

  /** V10: it is minor indeed. */
  passCheck(check: VersionCheck, met: Met): VersionMove {
    return this.step('passCheck', met, { check });
  }

  /** V11: without a listing there is nothing to be covered by. */
  endWithListing(): VersionMove {
    return this.step('listingEnded', NOTHING, { end: 'listing_ended', confirmBy: null });
  }

  private step(action: VersionAction, met: Met, changes: Changes = {}): VersionMove {
    const { state: from, version } = this.snapshot;
    const { id, to } = transition(versionLifecycle, from, action, met, versionConditionTexts);
    this.snapshot = { ...this.snapshot, ...changes, state: to, version: version + 1 };
    return { action, rule: id, from, to };
  }
}

/** The class that an agent retained, with his motive when he departed from the declaration. */
export interface Classed {
  readonly impact: Impact;
  readonly classMotive: string | null;
}

const unjudged = {
  classMotive: null,
  formerId: null,
  dossierId: null,
  draw: null,
  check: null,
  end: null,
  version: 1,
} as const;
