import type { ListingId } from '../listing/listing-id.js';
import type { FindingId, FindingSource } from './finding.js';
import type { FindingAction, FindingState } from './finding.lifecycle.js';

/** What others are told of findings. The source tells who is meant: an audit, a case, a decision, a new framework. */
export interface FindingEvents {
  'referencing.findings-opened.v1': {
    readonly listingId: ListingId;
    readonly sourceType: FindingSource;
    readonly sourceId: string;
    readonly findingIds: readonly FindingId[];
  };
  'referencing.finding-moved.v1': {
    readonly findingId: FindingId;
    readonly listingId: ListingId;
    readonly sourceType: FindingSource;
    readonly sourceId: string;
    readonly action: FindingAction;
    readonly from: FindingState;
    readonly to: FindingState;
    /** Version of the finding after the move. */
    readonly version: number;
  };
  /** What was found can be put right by nobody any more: the listing has ended meanwhile. */
  'referencing.findings-not-opened.v1': { readonly sourceType: FindingSource; readonly sourceId: string };
  /** Evidence was not looked at in time. */
  'referencing.finding-limit-exceeded.v1': {
    readonly findingId: FindingId;
    readonly listingId: ListingId;
    readonly verifyBy: string;
  };
}

export type FindingEvent = {
  [Name in keyof FindingEvents]: {
    readonly name: Name;
    readonly payload: FindingEvents[Name];
    readonly occurredAt: Date;
  };
}[keyof FindingEvents];
