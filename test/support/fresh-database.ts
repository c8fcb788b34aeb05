import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { allMigrations, migrate, ownerDataSource } from '#libs/database';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A database of its own with the present schema, or with what is in the database `from`. The migrations run once for
 * each state of their files: the result is kept as a template, and a copy takes some 30 ms.
 * @throws Error outside of `npm test`, which says where PostgreSQL is
 */
export async function freshDatabase(from?: string): Promise<FreshDatabase> {
  const adminUrl = urlOfAdmin();
  const name = `aval_test_${randomBytes(8).toString('hex')}`;
  await asAdmin(async (admin) => {
    const template = from ?? (await migratedTemplate(admin, adminUrl));
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: urlOf(adminUrl, name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** Renamed when whole: a run that is killed in between leaves no half-migrated template. */
async function migratedTemplate(admin: pg.Client, adminUrl: string): Promise<string> {
  const name = `aval_template_${hashOfMigrations()}`;
  await admin.query(`SELECT pg_advisory_lock(hashtext('aval.test-template'))`);
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      await admin.query(`DROP DATABASE IF EXISTS ${name}_new WITH (FORCE)`);
      await admin.query(`CREATE DATABASE ${name}_new`);
      await migrateOnce(urlOf(adminUrl, `${name}_new`));
      await admin.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`);
    }
  } finally {
    await admin.query(`SELECT pg_advisory_unlock(hashtext('aval.test-template'))`);
  }
  return name;
}

async function migrateOnce(url: string): Promise<void> {
  const owner = await ownerDataSource(url).initialize();
  try {
    await migrate(owner);
  } finally {
    await owner.destroy();
  }
}

function hashOfMigrations(): string {
  const hash = createHash('sha256');
  for (const { name, file } of allMigrations()) hash.update(`${name}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function urlOfAdmin(): string {
  const url = process.env.TEST_DATABASE_ADMIN_URL;
  if (!url) throw new Error('TEST_DATABASE_ADMIN_URL is not set: run the suites with npm test');
  return url;
}

/** Beside all databases of the suites: to make, copy and drop them. */
export async function asAdmin<Result>(work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client(urlOfAdmin());
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

const urlOf = (adminUrl: string, database: string): string =>
  Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href;
