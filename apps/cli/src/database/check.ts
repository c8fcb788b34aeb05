import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/database';
import { projectRoot } from '#libs/kernel';
import { cliSettings } from './settings.js';

interface Invariant {
  readonly name: string;
  /** The sentence in the first comment of the file. */
  readonly says: string;
  readonly sql: string;
}

/** `aval check`: statements that must return no row, run on the live database (REG-27). */
export function registerCheck(program: Command): void {
  program
    .command('check')
    .description('run every invariant on the live database; exit 1 and the rows when one is broken')
    .action(async () => {
      const database = await new DataSource(
        dataSourceOptions({ url: cliSettings().DATABASE_URL, pool: 1 }),
      ).initialize();
      try {
        process.exitCode = (await violations(database)) === 0 ? 0 : 1;
      } finally {
        await database.destroy();
      }
    });
}

async function violations(database: DataSource): Promise<number> {
  const all = invariants();
  let total = 0;
  for (const { name, says, sql } of all) {
    const rows = await database.query<Record<string, unknown>[]>(sql);
    total += rows.length;
    if (rows.length > 0)
      process.stdout.write(`${name}: ${says}\n${rows.map((row) => `  ${JSON.stringify(row)}\n`).join('')}`);
  }
  process.stdout.write(`${total} violations\n`);
  process.stderr.write(`${all.length} invariants were run\n`);
  return total;
}

/** Every `*.invariant.sql` of every lib, so that a context adds one by writing the file. */
export function invariants(root = projectRoot): Invariant[] {
  return readdirSync(path.join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.invariant.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(path.join(root, 'libs', file), 'utf8');
      const says = /^--\s*(.+)$/m.exec(sql)?.[1] ?? '';
      return { name: path.basename(file, '.invariant.sql'), says, sql };
    });
}
