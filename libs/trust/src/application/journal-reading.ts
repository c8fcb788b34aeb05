import type { Hash } from '../domain/tree/hash.js';
import type { LeafRange, PlacedHash } from '../domain/tree/place.js';
import type { SignedCheckpoint } from './log.work.js';

/** A leaf beside the journal entry it stands for; null where there is none. */
export interface LeafAndEntry {
  readonly index: number;
  readonly entry: number;
  readonly hash: Hash;
  readonly row: EntryRow | null;
}

export interface EntryRow {
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly hash: Hash;
  readonly at: Date;
}

/** One unchanging look at the journal and at the log, read in parts so that its size does not matter. */
export interface JournalReading {
  /** Heads of more than `above` leaves and at most `upTo`, by size; no more than one part of the log has leaves. */
  checkpoints(above: number, upTo: number): Promise<SignedCheckpoint[]>;
  vkeys(): Promise<string[]>;
  /** Leaves from this index on, in their order. */
  leaves(from: number, limit: number): Promise<LeafAndEntry[]>;
  nodes(ranges: readonly (LeafRange & { readonly level: number })[]): Promise<PlacedHash[]>;
  countNodes(): Promise<number>;
  /** Entries that neither have a leaf nor await one; at most `limit` of them. */
  forgotten(limit: number): Promise<number[]>;
  countAwaiting(): Promise<number>;
}

export abstract class JournalReader {
  abstract look<Result>(work: (reading: JournalReading) => Promise<Result>): Promise<Result>;
}
