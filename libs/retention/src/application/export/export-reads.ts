import type { OrganisationId } from '#libs/kernel';
import type { ExportId } from '../../domain/ids.js';
import type { Export } from './export.js';

export abstract class ExportReads {
  /** Newest first. */
  abstract of(organisation: OrganisationId): Promise<Export[]>;
  /** @throws NotFound also when it is another organisation's */
  abstract get(organisation: OrganisationId, id: ExportId): Promise<Export>;
}
