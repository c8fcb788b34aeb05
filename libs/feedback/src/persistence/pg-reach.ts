import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import { Reach, type ReachFigures, type ReachMaximum, type ReachOfOne } from '../application/usage/reach.js';
import type { ApplicationId } from '../domain/application-id.js';

const LATEST = {
  name: 'feedback-reach',
  text: `SELECT a.id, l.downloads, l."activeUsers", l.period
    FROM unnest($1::uuid[]) AS a(id) CROSS JOIN LATERAL (
      SELECT u.downloads::float8 AS downloads, u.active_users::float8 AS "activeUsers", u.period FROM feedback.usage u
      WHERE u.application_id = a.id ORDER BY u.period DESC LIMIT 1) l`,
};

const MAXIMUM = {
  name: 'feedback-reach-maximum',
  text: `SELECT coalesce(max(l.downloads), 0)::float8 AS downloads, coalesce(max(l.active_users), 0)::float8 AS "activeUsers"
    FROM referencing.public_listing p CROSS JOIN LATERAL (
      SELECT u.downloads, u.active_users FROM feedback.usage u
      WHERE u.application_id = p.application_id ORDER BY u.period DESC LIMIT 1) l
    WHERE p.status <> 'delisted'`,
};

@Injectable()
export class PgReach extends Reach {
  constructor(private readonly sql: HotSql) {
    super();
  }

  override async of(application: string): Promise<ReachOfOne> {
    const [latest, maximum] = await Promise.all([this.ofMany([application]), this.maximum()]);
    return { latest: latest.get(application as ApplicationId) ?? null, maximum };
  }

  override async ofMany(applications: readonly string[]): Promise<ReadonlyMap<ApplicationId, ReachFigures>> {
    const rows = await this.sql.rows<ReachFigures & { id: ApplicationId }>(LATEST, [applications]);
    return new Map(rows.map(({ id, ...figures }) => [id, figures]));
  }

  override async maximum(): Promise<ReachMaximum> {
    const [row] = await this.sql.rows<ReachMaximum>(MAXIMUM, []);
    return row ?? { downloads: 0, activeUsers: 0 };
  }
}
