import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock, Conflict, DomainError, Invalid, NotFound } from '#libs/kernel';
import { mayBeRead, type ScanState } from '../domain/scan-state.js';
import { EvidenceStore, type StoredFile } from '../store/evidence-store.js';
import { FileRecords } from './file-records.js';
import { ScanPolicy } from './scan-policy.js';

/** A file and what the antivirus said of it so far. */
export interface KnownFile extends StoredFile {
  readonly scan: ScanState;
}

/** Taking and giving evidence files. The name of a file belongs to who uses it: here a file is its content. */
@Injectable()
export class Files {
  constructor(
    private readonly store: EvidenceStore,
    private readonly records: FileRecords,
    private readonly policy: ScanPolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps an upload. Where there is an antivirus it is `pending` until the worker has asked it.
   * @throws FileTooLarge FileEmpty FileRefused
   * @throws DomainError (`file_erased_meanwhile`) when the same content was being erased: send it again
   */
  async receive(content: Readable, name: string): Promise<KnownFile> {
    const stored = await this.store.put(content, name);
    const known = await this.records.note(stored, this.policy.firstState, this.clock.now());
    if (!(await this.store.holds(known.sha256))) {
      throw new DomainError('unavailable', 'file_erased_meanwhile', `The content ${known.sha256} was being erased.`);
    }
    return known;
  }

  /** @throws NotFound */
  async about(sha256: string): Promise<KnownFile> {
    const known = await this.records.find(sha256);
    if (!known) throw new NotFound('file', sha256);
    return known;
  }

  /**
   * @throws NotFound
   * @throws Conflict (`file_not_scanned_yet`) while the antivirus has not answered
   * @throws Invalid (`file_infected`)
   */
  async read(sha256: string): Promise<KnownFile & { readonly content: Readable }> {
    const known = await this.about(sha256);
    if (known.scan === 'infected') throw new Invalid('file_infected', `The file ${sha256} is infected.`);
    if (!mayBeRead(known.scan, this.policy.isRequired)) {
      throw new Conflict('file_not_scanned_yet', `The antivirus has not examined ${sha256}.`, { scan: known.scan });
    }
    return { ...known, content: await this.store.open(sha256) };
  }
}
