import type { AccountId, OrganisationId } from '#libs/kernel';
import type { ExportId } from '../../domain/ids.js';

export const EXPORT_STATES = ['waiting', 'building', 'ready', 'failed', 'erased'] as const;

export type ExportState = (typeof EXPORT_STATES)[number];

export interface ExportFile {
  readonly readyAt: Date;
  readonly availableUntil: Date;
  readonly size: number;
  readonly sha256: string;
}

/** Everything a publisher has here, as one file. The row outlives the file: it is the log. */
export interface Export {
  readonly id: ExportId;
  readonly organisationId: OrganisationId;
  readonly orderedBy: AccountId;
  readonly orderedAt: Date;
  readonly state: ExportState;
  /** Parts written, of how many. */
  readonly done: number;
  readonly total: number;
  readonly file: ExportFile | null;
  readonly endedAt: Date | null;
  readonly version: number;
}

export const moved = (one: Export, change: Partial<Omit<Export, 'id' | 'version'>>): Export => ({
  ...one,
  ...change,
  version: one.version + 1,
});

/** Whether it can be fetched at this moment; the file itself may be erased an hour later. */
export const isAvailable = ({ state, file }: Export, now: Date): boolean =>
  state === 'ready' && file !== null && now < file.availableUntil;
