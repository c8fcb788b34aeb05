import { type AccountId, type Day, type Id, type OrganisationId, transition } from '#libs/kernel';
import type { ApplicationId } from '../application/application.js';
import type { ListingId } from '../listing/listing-id.js';
import {
  type UndeclaredAction,
  type UndeclaredCondition,
  type UndeclaredState,
  undeclaredChangeLifecycle,
  undeclaredConditionTexts,
} from './undeclared-change.lifecycle.js';
import type { VersionId } from './version-id.js';

export type UndeclaredChangeId = Id<'UndeclaredChange'>;

export interface UndeclaredChangeSnapshot {
  readonly id: UndeclaredChangeId;
  readonly listingId: ListingId;
  readonly applicationId: ApplicationId;
  readonly organisationId: OrganisationId;
  /** The version in which it was seen, as its publisher numbers it. */
  readonly number: string;
  /** What was seen, in the words the publisher reads. */
  readonly seen: string;
  readonly foundBy: AccountId;
  readonly foundAt: Date;
  /** The last day to declare it. */
  readonly declareBy: Day;
  readonly state: UndeclaredState;
  /** The declaration that answered. */
  readonly versionId: VersionId | null;
  /** Why it was dropped. */
  readonly motive: string | null;
  readonly version: number;
}

type Found = Omit<UndeclaredChangeSnapshot, 'state' | 'versionId' | 'motive' | 'version'>;

export interface UndeclaredMove {
  readonly action: UndeclaredAction;
  readonly from: UndeclaredState;
  readonly to: UndeclaredState;
}

/** Changement non déclaré: the publisher is asked by letter to declare it, and a suspension is proposed if he does not. */
export class UndeclaredChange {
  private constructor(private snapshot: UndeclaredChangeSnapshot) {}

  static found(change: Found): UndeclaredChange {
    return new UndeclaredChange({ ...change, state: 'asked', versionId: null, motive: null, version: 1 });
  }

  static restore(snapshot: UndeclaredChangeSnapshot): UndeclaredChange {
    return new UndeclaredChange(snapshot);
  }

  toSnapshot(): UndeclaredChangeSnapshot {
    return this.snapshot;
  }

  get id(): UndeclaredChangeId {
    return this.snapshot.id;
  }

  /** U1. */
  declare(versionId: VersionId): UndeclaredMove {
    return this.step('declare', new Set(), { versionId });
  }

  /** U2. @throws ConditionsNotMet before the day has passed */
  timeOut(today: Day): UndeclaredMove {
    return this.step('timeout', new Set(today > this.snapshot.declareBy ? (['due_day_passed'] as const) : []), {});
  }

  /** U3: it was an error, or the listing has ended. */
  drop(motive: string): UndeclaredMove {
    return this.step('drop', new Set(motive.trim() === '' ? [] : (['motive_given'] as const)), { motive });
  }

  private step(
    action: UndeclaredAction,
    met: ReadonlySet<UndeclaredCondition>,
    changes: Partial<UndeclaredChangeSnapshot>,
  ): UndeclaredMove {
    const { state: from, version } = this.snapshot;
    const { to } = transition(undeclaredChangeLifecycle, from, action, met, undeclaredConditionTexts);
    this.snapshot = { ...this.snapshot, ...changes, state: to, version: version + 1 };
    return { action, from, to };
  }
}
