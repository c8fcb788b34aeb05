import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { projectRoot } from '#libs/kernel';

export interface Migration {
  /** `<lib>/<yyyymmddhhmm>-<intent>`; unique for ever. */
  readonly name: string;
  readonly file: string;
}

/** Every migration of every lib, in the order of their date. */
export function allMigrations(root = projectRoot): Migration[] {
  const libs = path.join(root, 'libs');
  return readdirSync(libs)
    .flatMap((lib) => filesIn(path.join(libs, lib, 'migrations')).map((file) => ({ lib, file })))
    .filter(({ file }) => file.endsWith('.sql'))
    .map(({ lib, file }) => ({ name: `${lib}/${path.basename(file, '.sql')}`, file }))
    .sort((a, b) => (path.basename(a.file) < path.basename(b.file) ? -1 : 1));
}

/**
 * Brings the database to the present schema: each migration once, all of a run in one transaction,
 * under a lock, so that two processes may start together and a kill leaves nothing half done.
 * @returns the names of those that were run now
 */
export async function migrate(owner: DataSource, migrations = allMigrations()): Promise<string[]> {
  return owner.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('aval.migrations'))`);
    await tx.query(
      'CREATE TABLE IF NOT EXISTS public.migration (name text PRIMARY KEY, run_at timestamptz NOT NULL DEFAULT now())',
    );
    const done = new Set(
      (await tx.query<{ name: string }[]>('SELECT name FROM public.migration')).map(({ name }) => name),
    );
    const due = migrations.filter(({ name }) => !done.has(name));
    for (const { name, file } of due) {
      await tx.query(readFileSync(file, 'utf8'));
      await tx.query('INSERT INTO public.migration (name) VALUES ($1)', [name]);
    }
    return due.map(({ name }) => name);
  });
}

export async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM public.migration');
  const done = new Set(rows.map(({ name }) => name));
  return allMigrations().flatMap(({ name }) => (done.has(name) ? [] : [name]));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((file) => path.join(folder, file));
  } catch {
    return [];
  }
}
