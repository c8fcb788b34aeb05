import type { Readable } from 'node:stream';

export interface ScanVerdict {
  readonly isInfected: boolean;
  /** What was found, in the words of the antivirus. */
  readonly finding: string | null;
}

/** An antivirus. It throws when it could not say, so that the question is asked again. */
export abstract class Scanner {
  abstract scan(content: Readable): Promise<ScanVerdict>;
}
