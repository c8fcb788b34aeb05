import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import type { OrganisationId } from '#libs/kernel';
import {
  type DossierFilter,
  type DossierLine,
  type DossierOwner,
  DossierReads,
  type Horizon,
  type WorkCount,
} from '../application/dossier/dossier-reads.js';
import type { ApplicationId, ApplicationSnapshot } from '../domain/application/application.js';
import type { DossierId } from '../domain/dossier/dossier.js';
import { ApplicationRow } from './rows.js';

@Injectable()
export class PgDossierReads extends DossierReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  dossiers(horizon: Horizon, filter: DossierFilter, after: string | undefined, limit: number): Promise<DossierLine[]> {
    return this.database.query<DossierLine[]>(
      `SELECT d.id, d.number, d.kind, a.name AS "applicationName", d.organisation_id AS "organisationId", d.state,
         d.state_due_at AS "dueAt", d.facts ->> 'category' AS category, d.tier, d.version
       FROM referencing.dossier d JOIN referencing.application a ON a.id = d.application_id
       WHERE ($1::uuid[] IS NULL OR d.organisation_id = ANY ($1))
         AND ($1::uuid[] IS NOT NULL OR d.state <> 'draft')
         AND ($2::text IS NULL OR d.state = $2) AND ($3::text IS NULL OR d.kind = $3)
         AND ($4::uuid IS NULL OR d.application_id = $4) AND ($5::timestamptz IS NULL OR d.state_due_at < $5)
         AND ($6::uuid IS NULL OR d.lead_id = $6) AND ($7::uuid IS NULL OR d.id < $7)
       ORDER BY d.id DESC LIMIT $8`,
      [
        organisationsOf(horizon),
        filter.state ?? null,
        filter.kind ?? null,
        filter.applicationId ?? null,
        filter.overdueAt ?? null,
        filter.leadId ?? null,
        after ?? null,
        limit,
      ],
    );
  }

  workCounts(now: Date): Promise<WorkCount[]> {
    return this.database.query<WorkCount[]>(
      `SELECT state, count(*)::int AS total, count(*) FILTER (WHERE state_due_at < $1)::int AS overdue
       FROM referencing.dossier
       WHERE state IN ('requested', 'contracting', 'preparation', 'completeness', 'evaluation', 'reconciliation', 'observations', 'deciding')
       GROUP BY state`,
      [now],
    );
  }

  applications(horizon: Horizon, after: string | undefined, limit: number): Promise<ApplicationSnapshot[]> {
    const organisations = organisationsOf(horizon);
    return this.database.getRepository(ApplicationRow).find({
      where: {
        ...(organisations && { organisationId: In([...organisations]) }),
        ...(after !== undefined && { id: LessThan(after as ApplicationId) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  ownerOfDossier(id: string) {
    return this.first<DossierOwner>(
      `SELECT organisation_id AS "organisationId", lead_id AS "leadId", state <> 'draft' AS filed
       FROM referencing.dossier WHERE id = $1`,
      id,
    );
  }

  ownerOfApplication(id: string) {
    return this.first<{ organisationId: OrganisationId; applicationId: ApplicationId }>(
      'SELECT organisation_id AS "organisationId", id AS "applicationId" FROM referencing.application WHERE id = $1',
      id,
    );
  }

  async dossierOfContract(id: string): Promise<DossierId | null> {
    return (
      (await this.first<{ id: DossierId }>('SELECT dossier_id AS id FROM referencing.contract WHERE id = $1', id))
        ?.id ?? null
    );
  }

  async dossierOfClarification(id: string): Promise<DossierId | null> {
    return (
      (await this.first<{ id: DossierId }>('SELECT dossier_id AS id FROM referencing.clarification WHERE id = $1', id))
        ?.id ?? null
    );
  }

  private async first<Row>(sql: string, id: string): Promise<Row | null> {
    return (await this.database.query<Row[]>(sql, [id]))[0] ?? null;
  }
}

const organisationsOf = (horizon: Horizon): readonly OrganisationId[] | null =>
  horizon === 'all' ? null : horizon.organisations;
