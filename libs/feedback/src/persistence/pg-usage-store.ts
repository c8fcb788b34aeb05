import type { EntityManager } from 'typeorm';
import { type UsageKey, type UsageStore, usageKey } from '../application/feedback.work.js';
import type { ApplicationId } from '../domain/application-id.js';
import type { UsageRecord } from '../domain/usage/usage-record.js';

/** The columns of a month, in the words of the domain. */
export const USAGE_COLUMNS = `u.application_id AS "applicationId", u.period, u.downloads::float8 AS downloads,
  u.active_users::float8 AS "activeUsers", u.source, u.recorded_at AS "recordedAt", u.recorded_by AS "recordedBy",
  u.import_id AS "importId", u.version`;

const PRESENT = `SELECT ${USAGE_COLUMNS} FROM feedback.usage u
  JOIN unnest($1::uuid[], $2::text[]) AS k(application_id, period) USING (application_id, period)`;

const TOLD = `SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[],
  $7::uuid[], $8::uuid[], $9::int[])
  AS t(application_id, period, downloads, active_users, source, recorded_at, recorded_by, import_id, version)`;

const COLUMNS = 'application_id, period, downloads, active_users, source, recorded_at, recorded_by, import_id, version';

const KEEP = `WITH told AS (${TOLD}), history AS (INSERT INTO feedback.usage_history (${COLUMNS}) SELECT ${COLUMNS} FROM told)
  INSERT INTO feedback.usage (${COLUMNS}) SELECT ${COLUMNS} FROM told
  ON CONFLICT (application_id, period) DO UPDATE SET downloads = EXCLUDED.downloads, active_users = EXCLUDED.active_users,
    source = EXCLUDED.source, recorded_at = EXCLUDED.recorded_at, recorded_by = EXCLUDED.recorded_by,
    import_id = EXCLUDED.import_id, version = EXCLUDED.version`;

/** The key of a lock that is no application's. */
const FILES = 'files';

export class PgUsageStore implements UsageStore {
  constructor(private readonly tx: EntityManager) {}

  lock(application: ApplicationId): Promise<void> {
    return lockUntilEnd(this.tx, 'usage', application);
  }

  lockFiles(): Promise<void> {
    return lockUntilEnd(this.tx, 'usage', FILES);
  }

  async present(keys: readonly UsageKey[]): Promise<ReadonlyMap<string, UsageRecord>> {
    const values = [keys.map(({ applicationId }) => applicationId), keys.map(({ period }) => period)];
    const rows = await this.tx.query<UsageRecord[]>(PRESENT, values);
    return new Map(rows.map((row) => [usageKey(row), row]));
  }

  async keep(records: readonly UsageRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.tx.query(KEEP, [
      records.map(({ applicationId }) => applicationId),
      records.map(({ period }) => period),
      records.map(({ downloads }) => downloads),
      records.map(({ activeUsers }) => activeUsers),
      records.map(({ source }) => source),
      records.map(({ recordedAt }) => recordedAt),
      records.map(({ recordedBy }) => recordedBy),
      records.map(({ importId }) => importId),
      records.map(({ version }) => version),
    ]);
  }
}

/** Held until the transaction ends. */
export async function lockUntilEnd(tx: EntityManager, kind: string, what: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`feedback.${kind}:${what}`]);
}
