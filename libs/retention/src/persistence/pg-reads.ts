import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound, type OrganisationId } from '#libs/kernel';
import type { Export } from '../application/export/export.js';
import { ExportReads } from '../application/export/export-reads.js';
import type { Hold } from '../application/hold/hold.js';
import { HoldReads, type HoldsAsked } from '../application/hold/hold-reads.js';
import type { ExportId, HoldId } from '../domain/ids.js';
import { type ExportRow, exportOf, type HoldRow, holdOf } from './rows.js';

@Injectable()
export class PgHoldReads extends HoldReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async page({ limit, after, standing }: HoldsAsked): Promise<Hold[]> {
    const rows = await this.database.query<HoldRow[]>(
      `SELECT * FROM retention.hold
       WHERE ($1::uuid IS NULL OR id < $1) AND ($2::boolean IS NULL OR (lifted_at IS NULL) = $2)
       ORDER BY id DESC LIMIT $3`,
      [after ?? null, standing ?? null, limit + 1],
    );
    return rows.map(holdOf);
  }

  override async find(id: HoldId): Promise<Hold | undefined> {
    const rows = await this.database.query<HoldRow[]>('SELECT * FROM retention.hold WHERE id = $1', [id]);
    return rows.map(holdOf)[0];
  }
}

/** More than anybody orders before the log of them is erased. */
const AT_MOST = 100;

@Injectable()
export class PgExportReads extends ExportReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async of(organisation: OrganisationId): Promise<Export[]> {
    const rows = await this.database.query<ExportRow[]>(
      `SELECT * FROM retention.export WHERE organisation_id = $1 ORDER BY id DESC LIMIT ${AT_MOST}`,
      [organisation],
    );
    return rows.map(exportOf);
  }

  override async get(organisation: OrganisationId, id: ExportId): Promise<Export> {
    const rows = await this.database.query<ExportRow[]>(
      'SELECT * FROM retention.export WHERE id = $1 AND organisation_id = $2',
      [id, organisation],
    );
    const [one] = rows.map(exportOf);
    if (!one) throw new NotFound('export', id);
    return one;
  }
}
