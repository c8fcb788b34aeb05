import { DataSource, type EntityTarget, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { OrganisationId } from '#libs/kernel';
import type { Horizon } from '../../application/dossier/dossier-reads.js';

/** One row of a table with columns of others beside it. */
export interface Joined<Row, Beside> {
  readonly row: Row;
  readonly beside: Beside;
}

/** Runs a query over `root`, whose further columns are selected under their own names. */
export async function joined<Row extends ObjectLiteral, Beside>(
  query: SelectQueryBuilder<Row>,
): Promise<Joined<Row, Beside>[]> {
  const { entities, raw } = await query.getRawAndEntities<Beside>();
  return entities.flatMap((row, at) => {
    const beside = raw[at];
    return beside === undefined ? [] : [{ row, beside }];
  });
}

/** A list of `r`, cut to what the reader may see, newest first, by keyset. */
export function listOf<Row extends ObjectLiteral>(
  database: DataSource,
  row: EntityTarget<Row>,
  horizon: Horizon,
  { owner, after, limit }: { readonly owner: string; readonly after: string | undefined; readonly limit: number },
): SelectQueryBuilder<Row> {
  const query = database.getRepository(row).createQueryBuilder('r').orderBy('r.id', 'DESC').limit(limit);
  if (after !== undefined) query.andWhere('r.id < :after', { after });
  if (horizon !== 'all')
    query.andWhere(`${owner} = ANY (:organisations)`, { organisations: [...horizon.organisations] });
  return query;
}

/** Keeps the rows whose columns have these values; a value that is not given asks nothing. */
export function having<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  values: Readonly<Record<string, unknown>>,
): SelectQueryBuilder<Row> {
  for (const [property, value] of Object.entries(values)) {
    if (value !== undefined) query.andWhere(`r.${property} = :${property}`, { [property]: value });
  }
  return query;
}

export async function ownerBy(database: DataSource, sql: string, id: string): Promise<OrganisationId | null> {
  const rows = await database.query<{ owner: OrganisationId }[]>(sql, [id]);
  return rows[0]?.owner ?? null;
}
