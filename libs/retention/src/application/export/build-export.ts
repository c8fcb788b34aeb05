import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { ExportId } from '../../domain/ids.js';
import { RetentionWork } from '../retention.work.js';
import { RetentionPolicy } from '../retention-policy.js';
import { type Export, moved } from './export.js';
import { ExportArchive } from './export-archive.js';

const HOUR_MS = 3_600_000;

/** Makes the file of an export. Cut off in the middle it is made again from the beginning. */
@Injectable()
export class BuildExport {
  constructor(
    private readonly work: RetentionWork,
    private readonly archive: ExportArchive,
    private readonly policy: RetentionPolicy,
    private readonly clock: Clock,
  ) {}

  async execute(id: ExportId): Promise<void> {
    const one = await this.move(id, (found) =>
      isAtWork(found) ? moved(found, { state: 'building', done: 0 }) : found,
    );
    if (!isAtWork(one)) return;
    try {
      const written = await this.archive.write(id, one.organisationId, one.orderedAt, async (done, total) => {
        await this.move(id, (found) => moved(found, { done, total }));
      });
      await this.finish(id, written);
    } catch (fault) {
      await this.archive.remove(id);
      await this.move(id, (found) => moved(found, { state: 'failed', endedAt: this.clock.now() }));
      throw fault;
    }
  }

  private finish(id: ExportId, { size, sha256 }: { size: number; sha256: string }): Promise<void> {
    return this.work.transaction(async (scope) => {
      const at = this.clock.now();
      const found = await scope.exports.forUpdate(id);
      if (!isAtWork(found)) return;
      const availableUntil = new Date(at.getTime() + this.policy.exportHours * HOUR_MS);
      const one = moved(found, {
        state: 'ready',
        done: found.total,
        file: { readyAt: at, availableUntil, size, sha256 },
      });
      await scope.exports.save(one);
      await scope.letters.exportReady(one);
      await scope.journal.append({
        kind: 'retention.export-made',
        subject: { kind: 'export', id },
        actor: SYSTEM,
        at,
        facts: { organisation: one.organisationId, size, sha256 },
      });
    });
  }

  private move(id: ExportId, change: (found: Export) => Export): Promise<Export> {
    return this.work.transaction(async (scope) => {
      const found = await scope.exports.forUpdate(id);
      const next = change(found);
      if (next !== found) await scope.exports.save(next);
      return next;
    });
  }
}

const isAtWork = ({ state }: Export): boolean => state === 'waiting' || state === 'building';
