import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type AccountId, NotFound } from '#libs/kernel';
import {
  type EmergencyCount,
  type EmergencyFilter,
  EmergencyReads,
  type EmergencyRegister,
  type ReadEmergencyAccess,
} from '../../application/emergency/emergency-register.js';
import { AccountReader } from '../../application/neighbours.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { EmergencyAccess, EmergencyAccessId } from '../../domain/emergency/emergency-access.js';

const COLUMNS = `e.id, e.dossier_id AS "dossierId", e.account_id AS "accountId", e.role, e.motive,
  e.opened_at AS "openedAt", e.ends_at AS "endsAt"`;

/** Entries of the journal that were written under an access. */
const READINGS = `SELECT count(*)::int FROM journal.entry j
  WHERE j.subject_kind = 'dossier' AND j.subject_id = e.dossier_id::text AND j.kind = 'emergency.read'
    AND j.body::jsonb ->> 'access' = e.id::text`;

const LIVE = `SELECT ${COLUMNS} FROM referencing.emergency_access e
  WHERE e.dossier_id = $1 AND e.account_id = $2 AND e.opened_at <= $3 AND e.ends_at > $3 LIMIT 1`;

export class PgEmergencies implements EmergencyRegister {
  constructor(private readonly tx: EntityManager) {}

  async append({ id, dossierId, accountId, role, motive, openedAt, endsAt }: EmergencyAccess): Promise<void> {
    await this.tx.query(
      `INSERT INTO referencing.emergency_access (id, dossier_id, account_id, role, motive, opened_at, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, dossierId, accountId, role, motive, openedAt, endsAt],
    );
  }

  async live(dossier: DossierId, account: AccountId, at: Date): Promise<EmergencyAccess | undefined> {
    return (await this.tx.query<EmergencyAccess[]>(LIVE, [dossier, account, at]))[0];
  }

  async get(id: EmergencyAccessId): Promise<EmergencyAccess> {
    const sql = `SELECT ${COLUMNS} FROM referencing.emergency_access e WHERE e.id = $1`;
    const [found] = await this.tx.query<EmergencyAccess[]>(sql, [id]);
    if (!found) throw new NotFound('emergency access', id);
    return found;
  }
}

type Row = EmergencyAccess & Omit<ReadEmergencyAccess, 'access' | 'person'>;

@Injectable()
export class PgEmergencyReads extends EmergencyReads {
  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountReader,
  ) {
    super();
  }

  async list(
    { dossierId, year }: EmergencyFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadEmergencyAccess[]> {
    const rows = await this.database.query<Row[]>(
      `SELECT ${COLUMNS}, o.number AS "dossierNumber", a.name AS "applicationName", (${READINGS}) AS reads
       FROM referencing.emergency_access e
         JOIN referencing.dossier o ON o.id = e.dossier_id
         JOIN referencing.application a ON a.id = o.application_id
       WHERE ($1::uuid IS NULL OR e.dossier_id = $1) AND ($2::uuid IS NULL OR e.id < $2)
         AND ($3::int IS NULL OR extract(year FROM e.opened_at AT TIME ZONE 'Europe/Paris') = $3)
       ORDER BY e.id DESC LIMIT $4`,
      [dossierId ?? null, after ?? null, year ?? null, limit],
    );
    const names = await this.accounts.namesOf(rows.map(({ accountId }) => accountId));
    return rows.map(({ dossierNumber, applicationName, reads, ...access }) => {
      const person = names.get(access.accountId) ?? '';
      return { access, person, dossierNumber, applicationName, reads };
    });
  }

  counts(): Promise<EmergencyCount[]> {
    return this.database.query<EmergencyCount[]>(
      `SELECT extract(year FROM e.opened_at AT TIME ZONE 'Europe/Paris')::int AS year, e.role,
         count(*)::int AS accesses, sum((${READINGS}))::int AS reads
       FROM referencing.emergency_access e GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
    );
  }

  async live(dossier: string, account: AccountId, at: Date): Promise<EmergencyAccessId | null> {
    return (await this.database.query<EmergencyAccess[]>(LIVE, [dossier, account, at]))[0]?.id ?? null;
  }
}
