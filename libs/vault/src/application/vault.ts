import type { Actor } from '#libs/kernel';

/** What is laid away of one subject, by name: `identity`, `narrative`… Texts in UTF-8. */
export type Contents = Readonly<Record<string, string>>;

export interface Sealing {
  readonly subject: string;
  readonly contents: Contents;
  /** Values by which the subject is to be found again, such as an address: kept as blind traces. */
  readonly traces?: Readonly<Record<string, string>>;
}

/** Somebody reads. The reason is kept, and shown to the person whom it is about. */
export interface Opening {
  readonly subject: string;
  readonly names: readonly string[];
  readonly actor: Actor;
  readonly because: string;
}

export interface Reading {
  readonly names: readonly string[];
  readonly role: string;
  /** Null when software read. */
  readonly reader: string | null;
  readonly because: string;
  readonly at: Date;
}

/** `transaction` is the one in which the caller's own change commits: both are there, or neither. */
export abstract class Vault {
  /** Lays away; nothing can be read with this right alone. @throws when the subject was sealed before */
  abstract seal(transaction: unknown, sealing: Sealing): Promise<void>;

  /** Lays away more of a subject. @throws NotFound, Conflict `erased` */
  abstract add(transaction: unknown, subject: string, name: string, content: string | Buffer): Promise<void>;

  /** @returns what is there of the names asked; the reading is written down. @throws NotFound, Conflict `erased`, BoxFault */
  abstract open(transaction: unknown, opening: Opening): Promise<Contents>;

  /** The same for what is no text, such as a file. */
  abstract openBytes(transaction: unknown, opening: Opening): Promise<Readonly<Record<string, Buffer>>>;

  /** Every reading, first to last. */
  abstract readings(subject: string): Promise<readonly Reading[]>;

  /** Destroys the key: what was sealed is noise, in every backup too. @returns false when it was destroyed before */
  abstract destroy(transaction: unknown, subject: string, because: string): Promise<boolean>;

  /** Subjects that were sealed with this value. */
  abstract find(name: string, value: string): Promise<readonly string[]>;

  /** A secret that belongs to the subject and is kept nowhere. 32 bytes. */
  abstract secretOf(subject: string): Buffer;

  /** Wraps with the newest key what an older one wraps. @returns how many were wrapped anew, at most `atMost` */
  abstract rewrap(transaction: unknown, atMost: number): Promise<number>;
}
