import type { SignedCheckpoint } from './log.work.js';

/** A journal entry by its number in the journal (what `Journal.append` gives), or by its leaf in the log. */
export type InLog = { readonly entry: number } | { readonly leafIndex: number };

export interface LogKeyInUse {
  readonly vkey: string;
  readonly introducedAt: Date;
}

/** An entry's way to the newest checkpoint. Hashes are bytes, from the lowest. */
export interface EntryProof {
  readonly entry: number;
  readonly leafIndex: number;
  readonly leafHash: Buffer;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: SignedCheckpoint;
}

/** What was signed, for those who rely on it. */
export abstract class Checkpoints {
  abstract newest(): Promise<SignedCheckpoint | undefined>;

  /** The first head that covers this entry: nobody knew its root when the entry was written. */
  abstract firstSignedAfter(place: InLog): Promise<SignedCheckpoint | undefined>;

  /** Undefined until a checkpoint covers the entry; `isKnown` tells one that has to wait from one that is not there. */
  abstract proofOf(entry: number): Promise<EntryProof | undefined>;
  abstract isKnown(entry: number): Promise<boolean>;

  /** Every key that ever signed, oldest first. */
  abstract keys(): Promise<LogKeyInUse[]>;
}
