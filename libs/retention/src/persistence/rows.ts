import type { AccountId, OrganisationId } from '#libs/kernel';
import type { Export, ExportState } from '../application/export/export.js';
import type { Hold } from '../application/hold/hold.js';
import type { ExportId, HoldId } from '../domain/ids.js';

export interface HoldRow {
  readonly id: HoldId;
  readonly subject: string;
  readonly motive: string;
  readonly put_by: AccountId;
  readonly put_at: Date;
  readonly lifted_by: AccountId | null;
  readonly lifted_at: Date | null;
  readonly lift_motive: string | null;
  readonly version: number;
}

export const holdOf = (row: HoldRow): Hold => ({
  id: row.id,
  subject: row.subject,
  motive: row.motive,
  putBy: row.put_by,
  putAt: row.put_at,
  lifted:
    row.lifted_by && row.lifted_at && row.lift_motive !== null
      ? { by: row.lifted_by, at: row.lifted_at, motive: row.lift_motive }
      : null,
  version: row.version,
});

export interface ExportRow {
  readonly id: ExportId;
  readonly organisation_id: OrganisationId;
  readonly ordered_by: AccountId;
  readonly ordered_at: Date;
  readonly state: ExportState;
  readonly done: number;
  readonly total: number;
  readonly ready_at: Date | null;
  readonly available_until: Date | null;
  readonly size: string | null;
  readonly sha256: string | null;
  readonly ended_at: Date | null;
  readonly version: number;
}

export const exportOf = (row: ExportRow): Export => ({
  id: row.id,
  organisationId: row.organisation_id,
  orderedBy: row.ordered_by,
  orderedAt: row.ordered_at,
  state: row.state,
  done: row.done,
  total: row.total,
  file:
    row.ready_at && row.available_until && row.sha256 !== null
      ? { readyAt: row.ready_at, availableUntil: row.available_until, size: Number(row.size), sha256: row.sha256 }
      : null,
  endedAt: row.ended_at,
  version: row.version,
});
