import type { ListingId } from '../listing/listing-id.js';
import type { VersionId } from './application-version.js';
import type { VersionAction, VersionState } from './application-version.lifecycle.js';
import type { UndeclaredChangeId } from './undeclared-change.js';
import type { UndeclaredAction, UndeclaredState } from './undeclared-change.lifecycle.js';

/** What others are told of versions: ids and facts that never change. */
export interface VersionEvents {
  'referencing.version-moved.v1': {
    readonly versionId: VersionId;
    readonly listingId: ListingId;
    readonly action: 'declare' | 'assess' | 'judgeAgain' | VersionAction;
    readonly from: VersionState | null;
    readonly to: VersionState;
    /** Whether it is to be looked at by somebody. */
    readonly drawn: boolean;
    /** Version of the row after the move. */
    readonly version: number;
  };
  'referencing.undeclared-change-moved.v1': {
    readonly changeId: UndeclaredChangeId;
    readonly listingId: ListingId;
    readonly action: 'find' | UndeclaredAction;
    readonly to: UndeclaredState;
  };
}

export type VersionEvent = {
  [Name in keyof VersionEvents]: {
    readonly name: Name;
    readonly payload: VersionEvents[Name];
    readonly occurredAt: Date;
  };
}[keyof VersionEvents];
