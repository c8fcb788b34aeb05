import type { Readable } from 'node:stream';

/** A file as it is known from its content. */
export interface StoredFile {
  /** Hexadecimal; also the only address of the file. */
  readonly sha256: string;
  readonly size: number;
  /** Media type, told by the content. */
  readonly type: string;
}

/** Where evidence lies: addressed by content, written whole or not at all, never changed. */
export abstract class EvidenceStore {
  /**
   * Takes the whole stream. The same content twice is one file.
   * @throws FileTooLarge FileEmpty FileRefused; nothing is kept then
   */
  abstract put(content: Readable, name: string): Promise<StoredFile>;
  /** @throws NotFound */
  abstract open(sha256: string): Promise<Readable>;
  /** Whether the bytes are there. */
  abstract holds(sha256: string): Promise<boolean>;
  /** Takes the bytes away, if they are there: only for what retention has erased. */
  abstract remove(sha256: string): Promise<void>;
  /** Removes what uploads left behind when the process ended in the middle of them. @returns how many */
  abstract sweep(): Promise<number>;
}
