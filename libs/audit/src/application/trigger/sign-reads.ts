import type { ListingId } from '../../domain/ids.js';
import type { CheckRun, StrikeOff } from '../../domain/trigger/signs.js';

/** What was recorded of a listing from outside, newest first. */
export abstract class SignReads {
  abstract strikeOffs(listing: ListingId): Promise<StrikeOff[]>;
  /** The newest, as many as asked for. */
  abstract checkRuns(listing: ListingId, limit: number): Promise<CheckRun[]>;
}
