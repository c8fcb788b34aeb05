import type { DataSource } from 'typeorm';
import { invariants } from '../../apps/cli/src/database/check.js';

export interface Violation {
  readonly invariant: string;
  readonly row: Record<string, unknown>;
}

/**
 * Every invariant of `aval check`, as it would answer on a day of the simulation: a function of the same name stands
 * before the database's own `now()` for as long as the statements run.
 */
export function checkAt(database: DataSource, now: Date): Promise<Violation[]> {
  return database.transaction(async (tx) => {
    await tx.query('CREATE SCHEMA simulated');
    await tx.query(
      `CREATE FUNCTION simulated.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT '${now.toISOString()}'::timestamptz $$`,
    );
    await tx.query('SET LOCAL search_path = simulated, pg_catalog, public');
    const found: Violation[] = [];
    for (const { name, sql } of invariants()) {
      const rows = await tx.query<Record<string, unknown>[]>(sql);
      found.push(...rows.map((row) => ({ invariant: name, row })));
    }
    await tx.query('DROP SCHEMA simulated CASCADE');
    return found;
  });
}
