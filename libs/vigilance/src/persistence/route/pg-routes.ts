import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '#libs/kernel';
import {
  type RouteKept,
  type RouteOf,
  RouteReads,
  type RouteStore,
} from '../../application/route/routing-neighbours.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { RouteReading } from '../../domain/route/routing.js';
import { RouteRow } from './route-row.js';

type Readings = readonly (RouteReading & { readonly topic: string | null })[];

const readings = (tx: EntityManager, reports: readonly ReportId[]): Promise<Readings> =>
  tx.query<(RouteReading & { readonly topic: string | null })[]>(
    `SELECT kind, services, because, unsure, topic FROM vigilance.reading WHERE report_id = ANY($1) ORDER BY report_id`,
    [reports],
  );

async function category(tx: EntityManager, applicationId: string): Promise<string | null> {
  const [row] = await tx.query<{ category: string }[]>(
    'SELECT category FROM referencing.public_listing WHERE application_id = $1',
    [applicationId],
  );
  return row?.category ?? null;
}

export class PgRoutes implements RouteStore {
  constructor(private readonly tx: EntityManager) {}

  readingsOf(reports: readonly ReportId[]): Promise<Readings> {
    return readings(this.tx, reports);
  }

  categoryOf(applicationId: string): Promise<string | null> {
    return category(this.tx, applicationId);
  }

  async add({ kind, id }: RouteOf, { services, proposed, rules, ...kept }: RouteKept): Promise<void> {
    const lists = { services: [...services], proposed: [...proposed], rules: [...rules] };
    await this.tx.insert(RouteRow, { ...kept, ...lists, id: newId<'Route'>(), subjectKind: kind, subjectId: id });
  }
}

@Injectable()
export class PgRouteReads extends RouteReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override readingsOf(reports: readonly ReportId[]): Promise<Readings> {
    return readings(this.database.manager, reports);
  }

  override categoryOf(applicationId: string): Promise<string | null> {
    return category(this.database.manager, applicationId);
  }

  override async decisions({ kind, id }: RouteOf): Promise<readonly RouteKept[]> {
    const where = { subjectKind: kind, subjectId: id };
    const rows = await this.database.manager.find(RouteRow, { where, order: { id: 'ASC' } });
    return rows.map(({ id: _id, subjectKind: _kind, subjectId: _of, ...kept }) => kept);
  }
}
