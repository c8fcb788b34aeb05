import type { Actor } from '#libs/kernel';
import type { Hash } from '../domain/tree/hash.js';
import type { Place, PlacedHash, ReadHash } from '../domain/tree/place.js';

export interface NewLeaf {
  /** Number of the entry in the journal. */
  readonly entry: number;
  readonly index: number;
  readonly hash: Hash;
}

/** A head of the log that was signed. `root` is hexadecimal: it is also the seed of draws. */
export interface SignedCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly signedAt: Date;
  /** The signed note, whole. */
  readonly note: string;
}

/** The tree as it is stored: leaves and complete subtrees, added to and never changed. */
export interface StoredTree {
  size(): Promise<number>;
  /** @throws Error when one of them is not there */
  read(places: readonly Place[]): Promise<ReadHash>;
  add(leaves: readonly NewLeaf[], nodes: readonly PlacedHash[]): Promise<void>;
}

export interface LogScope {
  readonly tree: StoredTree;
  /** Committed entries without a leaf, oldest number first. */
  awaiting(limit: number): Promise<{ readonly entry: number; readonly hash: Hash }[]>;
  newestCheckpoint(): Promise<SignedCheckpoint | undefined>;
  addCheckpoint(checkpoint: SignedCheckpoint): Promise<void>;
  /** Keys that signed, or may sign, in the form others verify with; oldest first. */
  vkeys(): Promise<string[]>;
  addVkey(vkey: string, at: Date): Promise<void>;
  record(entry: LogEntry): Promise<void>;
}

/** What the log says of itself in the journal. */
export interface LogEntry {
  readonly kind: 'trust.log-key-introduced';
  readonly origin: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly facts: Readonly<Record<string, string>>;
}

export abstract class LogWork {
  /** Only one such transaction runs at a time, in all processes together; the others wait for their turn. */
  abstract alone<Result>(work: (scope: LogScope) => Promise<Result>): Promise<Result>;
}
