import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import type { Day, OrganisationId } from '#libs/kernel';
import type { Horizon } from '../../application/dossier/dossier-reads.js';
import {
  ChangeCounts,
  type ReadUndeclaredChange,
  type ReadVersion,
  type UndeclaredFilter,
  type VersionFilter,
  VersionReads,
} from '../../application/version/version-reads.js';
import type { VersionId } from '../../domain/version/application-version.js';
import type { UndeclaredChangeId } from '../../domain/version/undeclared-change.js';
import { having, joined, listOf, ownerBy } from '../decision/joined-query.js';
import { ApplicationRow } from '../rows.js';
import { ApplicationVersionRow, UndeclaredChangeRow } from './rows.js';
import { fromVersionRow } from './version-row.js';

const TO_CHECK = `(r.draw ->> 'drawn' = 'true' AND r.check_made IS NULL AND r.state IN ('covered', 'superseded'))`;

@Injectable()
export class PgVersionReads extends VersionReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  versions(horizon: Horizon, filter: VersionFilter, after: string | undefined, limit: number) {
    const { toCheck, ...values } = filter;
    const query = listOf(this.database, ApplicationVersionRow, horizon, { owner: 'r.organisation_id', after, limit });
    having(query, values);
    if (toCheck !== undefined) query.andWhere(toCheck ? TO_CHECK : `NOT coalesce(${TO_CHECK}, false)`);
    return readVersions(query);
  }

  async version(id: VersionId): Promise<ReadVersion | null> {
    const query = this.database.getRepository(ApplicationVersionRow).createQueryBuilder('r').where({ id });
    return (await readVersions(query))[0] ?? null;
  }

  ownerOfVersion(id: string): Promise<OrganisationId | null> {
    return ownerBy(
      this.database,
      'SELECT organisation_id AS owner FROM referencing.application_version WHERE id = $1',
      id,
    );
  }

  undeclared(horizon: Horizon, filter: UndeclaredFilter, after: string | undefined, limit: number) {
    const query = listOf(this.database, UndeclaredChangeRow, horizon, { owner: 'r.organisation_id', after, limit });
    return readChanges(having(query, { ...filter }));
  }

  async undeclaredOne(id: UndeclaredChangeId): Promise<ReadUndeclaredChange | null> {
    const query = this.database.getRepository(UndeclaredChangeRow).createQueryBuilder('r').where({ id });
    return (await readChanges(query))[0] ?? null;
  }

  ownerOfUndeclared(id: string): Promise<OrganisationId | null> {
    return ownerBy(
      this.database,
      'SELECT organisation_id AS owner FROM referencing.undeclared_change WHERE id = $1',
      id,
    );
  }
}

@Injectable()
export class PgChangeCounts extends ChangeCounts {
  constructor(private readonly database: DataSource) {
    super();
  }

  async since(day: Day): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ application: string; changes: number }[]>(
      `SELECT application_id AS application, count(*)::int AS changes
       FROM referencing.counted_change WHERE seen_on >= $1 GROUP BY application_id`,
      [day],
    );
    return new Map(rows.map(({ application, changes }) => [application, changes]));
  }
}

interface Beside {
  readonly applicationName: string;
}

const named = <Row extends ApplicationVersionRow | UndeclaredChangeRow>(query: SelectQueryBuilder<Row>) =>
  joined<Row, Beside>(
    query.innerJoin(ApplicationRow, 'a', 'a.id = r.applicationId').addSelect('a.name', 'applicationName'),
  );

const readVersions = async (query: SelectQueryBuilder<ApplicationVersionRow>): Promise<ReadVersion[]> =>
  (await named(query)).map(({ row, beside: { applicationName } }) => ({
    version: fromVersionRow({ ...row }),
    applicationName,
  }));

const readChanges = async (query: SelectQueryBuilder<UndeclaredChangeRow>): Promise<ReadUndeclaredChange[]> =>
  (await named(query)).map(({ row, beside: { applicationName } }) => ({ change: { ...row }, applicationName }));
