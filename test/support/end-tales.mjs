import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** What was told in this run is forgotten: the houses, their databases and their files. */
export default async function endTales() {
  const folder = process.env.AVAL_TALES;
  if (!folder) return;
  const tales = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const houses = tales
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
    .map((made) => made.left ?? made);
  rmSync(folder, { recursive: true, force: true });
  delete process.env.AVAL_TALES;
  if (houses.length === 0) return;
  const admin = new pg.Client(process.env.TEST_DATABASE_ADMIN_URL);
  await admin.connect();
  for (const { database, folder: files } of houses) {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    rmSync(files, { recursive: true, force: true });
  }
  await admin.end();
}
