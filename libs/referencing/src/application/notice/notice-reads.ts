import type { OrganisationId } from '#libs/kernel';
import type { NoticeId, NoticeSnapshot } from '../../domain/notice/notice.js';
import type { NoticeState } from '../../domain/notice/notice.lifecycle.js';
import type { Horizon } from '../dossier/dossier-reads.js';

/** The envelope: what it is about, not what it says. */
export interface ReadNotice {
  readonly notice: NoticeSnapshot;
  readonly decisionNumber: string;
  /** Null for a measure. */
  readonly dossierId: string | null;
  readonly dossierNumber: string | null;
  readonly applicationName: string;
}

export abstract class NoticeReads {
  abstract list(
    horizon: Horizon,
    filter: { readonly state?: NoticeState },
    after: string | undefined,
    limit: number,
  ): Promise<ReadNotice[]>;
  abstract find(id: NoticeId): Promise<ReadNotice | null>;
  abstract ownerOf(id: string): Promise<OrganisationId | null>;
}
