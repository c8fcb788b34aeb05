import type { ScanState } from '../domain/scan-state.js';
import type { StoredFile } from '../store/evidence-store.js';

/** What is known about each stored content. */
export abstract class FileRecords {
  /** Notes a file; one that is known keeps the verdict it has. */
  abstract note(file: StoredFile, scan: ScanState, at: Date): Promise<StoredFile & { scan: ScanState }>;
  abstract find(sha256: string): Promise<(StoredFile & { scan: ScanState }) | undefined>;
  /** The files that wait for the antivirus, oldest first. */
  abstract pending(limit: number): Promise<string[]>;
  abstract judge(sha256: string, scan: ScanState, finding: string | null, at: Date): Promise<void>;
}
