import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, type OrganisationId } from '#libs/kernel';
import type { ExportId } from '../../domain/ids.js';
import { RetentionWork } from '../retention.work.js';
import { type ExportFile, isAvailable } from './export.js';
import { ExportArchive } from './export-archive.js';
import { ExportReads } from './export-reads.js';

/** Gives the file, and writes down that it was given. */
@Injectable()
export class FetchExport {
  constructor(
    private readonly work: RetentionWork,
    private readonly reads: ExportReads,
    private readonly archive: ExportArchive,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Conflict (`export_not_available`) before it is made and after its time */
  async execute(
    actor: Actor,
    organisation: OrganisationId,
    id: ExportId,
  ): Promise<ExportFile & { readonly content: AsyncIterable<Uint8Array> }> {
    const one = await this.reads.get(organisation, id);
    const at = this.clock.now();
    if (one.file === null || !isAvailable(one, at)) {
      throw new Conflict('export_not_available', `The export ${id} cannot be fetched.`, { state: one.state });
    }
    const content = await this.archive.open(id);
    await this.work.transaction((scope) =>
      scope.journal.append({
        kind: 'retention.export-fetched',
        subject: { kind: 'export', id },
        actor,
        at,
        facts: { organisation, sha256: one.file?.sha256 ?? null },
      }),
    );
    return { ...one.file, content };
  }
}
