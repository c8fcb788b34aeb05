import { Injectable, Optional } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Scanner } from '../scan/scanner.js';
import { EvidenceStore } from '../store/evidence-store.js';
import { FileRecords } from './file-records.js';

/** Files asked about in one run; the next run takes the others. */
const AT_ONCE = 20;

/** Asks the antivirus about the files that wait for it. Run twice, it asks only about those still waiting. */
@Injectable()
export class ScanFiles {
  constructor(
    private readonly store: EvidenceStore,
    private readonly records: FileRecords,
    private readonly clock: Clock,
    @Optional() private readonly scanner?: Scanner,
  ) {}

  /** @returns how many verdicts were given. @throws when the antivirus is away, so that the queue tries again */
  async execute(): Promise<number> {
    if (!this.scanner) return 0;
    const waiting = await this.records.pending(AT_ONCE);
    for (const sha256 of waiting) {
      const { isInfected, finding } = await this.scanner.scan(await this.store.open(sha256));
      await this.records.judge(sha256, isInfected ? 'infected' : 'clean', finding, this.clock.now());
    }
    return waiting.length;
  }
}
