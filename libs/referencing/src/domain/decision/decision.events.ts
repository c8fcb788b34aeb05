import type { ApplicationId } from '../application/application.js';
import type { DossierId } from '../dossier/dossier.js';
import type { ListingId } from '../listing/listing.js';
import type { ListingStatus } from '../listing/listing.lifecycle.js';
import type { NoticeId } from '../notice/notice.js';
import type { DecisionId, DecisionKind, ListingBasis } from './decision.js';

/** What others are told of decisions: ids and facts that never change. */
export interface DecisionEvents {
  'referencing.decision-signed.v1': {
    readonly decisionId: DecisionId;
    readonly number: string;
    readonly kind: DecisionKind;
    readonly dossierId: DossierId | null;
    readonly applicationId: ApplicationId;
    readonly organisationId: string;
    readonly outcome: string;
    readonly hash: string;
    readonly noticeId: NoticeId;
    readonly listingId: ListingId | null;
    readonly supersedes: DecisionId | null;
  };
  'referencing.listing-changed.v1': {
    readonly listingId: ListingId;
    readonly applicationId: ApplicationId;
    readonly decisionId: DecisionId;
    readonly status: ListingStatus;
    readonly basis: ListingBasis;
    readonly validUntil: string;
    readonly version: number;
  };
  /** It was read, or counts as read: from here the appeal period runs. */
  'referencing.decision-notified.v1': {
    readonly noticeId: NoticeId;
    readonly decisionId: DecisionId;
    readonly notifiedOn: string;
    readonly appealUntil: string;
  };
}

export type DecisionEvent = {
  [Name in keyof DecisionEvents]: {
    readonly name: Name;
    readonly payload: DecisionEvents[Name];
    readonly occurredAt: Date;
  };
}[keyof DecisionEvents];
