import type { HoldId } from '../../domain/ids.js';
import type { Hold } from './hold.js';

export interface HoldsAsked {
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: string;
  readonly standing?: boolean;
}

export abstract class HoldReads {
  /** Newest first. Gives one more than asked for when there is a next page. */
  abstract page(asked: HoldsAsked): Promise<Hold[]>;
  abstract find(id: HoldId): Promise<Hold | undefined>;
}
