import { Readable } from 'node:stream';
import { Injectable, Optional } from '@nestjs/common';
import { DomainError, Invalid } from '#libs/kernel';
import { Scanner, type ScanVerdict } from '../scan/scanner.js';
import { ScanPolicy } from './scan-policy.js';

/** Asks the antivirus about what is kept elsewhere than among evidence, before somebody is given it. */
@Injectable()
export class ExamineContent {
  constructor(
    private readonly policy: ScanPolicy,
    @Optional() private readonly scanner?: Scanner,
  ) {}

  /**
   * Where no antivirus is asked for, nothing is examined: as for evidence.
   * @throws Invalid (`file_infected`)
   * @throws DomainError (`file_not_scanned_yet`) while the antivirus is away
   */
  async execute(content: Buffer): Promise<void> {
    const verdict = await this.verdict(content).catch(() => undefined);
    if (verdict === undefined) {
      throw new DomainError('unavailable', 'file_not_scanned_yet', 'The antivirus has not examined this file.');
    }
    if (verdict.isInfected) throw new Invalid('file_infected', 'The file is infected.');
  }

  private async verdict(content: Buffer): Promise<ScanVerdict> {
    if (this.scanner) return this.scanner.scan(Readable.from([content]));
    if (this.policy.isRequired) throw new Error('an antivirus is required, and there is none');
    return { isInfected: false, finding: null };
  }
}
