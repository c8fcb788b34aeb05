import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import type { RetentionScope } from '../retention.work.js';
import { moved } from './export.js';
import { ExportArchive } from './export-archive.js';

/** Files of exports whose time is over. The row says from now on that there was one. */
@Injectable()
export class EraseExports {
  constructor(
    private readonly archive: ExportArchive,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were erased */
  async execute(scope: RetentionScope): Promise<number> {
    const at = this.clock.now();
    const over = await scope.exports.overdue(at);
    for (const one of over) {
      await this.archive.remove(one.id);
      await scope.exports.save(moved(one, { state: 'erased', endedAt: at }));
    }
    return over.length;
  }
}
