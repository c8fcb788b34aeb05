import type { Day } from '#libs/kernel';
import type { ListingId } from '../../domain/listing/listing-id.js';

/** What the public reads of the last audit of a listing: the day, and what came of it. */
export interface LastAudit {
  readonly listingId: ListingId;
  readonly closedOn: Day;
  readonly outcome: string;
}

/** Writes the last audit into the public sheet, in the transaction of the job that was told of it. */
export abstract class LastAudits {
  /** An older audit told late does not take the place of a newer one. */
  abstract show(transaction: unknown, audit: LastAudit): Promise<void>;
}
