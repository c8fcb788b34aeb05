import type { OrganisationId } from '#libs/kernel';
import type { ExportId } from '../../domain/ids.js';

export interface Written {
  readonly size: number;
  readonly sha256: string;
}

/** The file of an export. */
export abstract class ExportArchive {
  /** Writes all of it; `progress` hears how many parts of how many are written. */
  abstract write(
    id: ExportId,
    organisation: OrganisationId,
    madeAt: Date,
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<Written>;
  /** @throws NotFound */
  abstract open(id: ExportId): Promise<AsyncIterable<Uint8Array>>;
  abstract remove(id: ExportId): Promise<void>;
}
