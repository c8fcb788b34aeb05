import pg from 'pg';
import { migrate, ownerDataSource } from '#libs/database';
import { addListings } from './listings.mjs';

/** A fresh database of this name with the schema of the build. */
export async function freshDatabase(adminUrl, name) {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const owner = await ownerDataSource(url).initialize();
  await migrate(owner);
  await owner.destroy();
  return url;
}

export async function dropDatabase(adminUrl, name) {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
}

/** A database that holds a catalogue of this size. */
export async function catalogueOf(adminUrl, size, name = `aval_bench_${size}`) {
  const url = await freshDatabase(adminUrl, name);
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  await addListings(client, 1, size);
  return { name, url, client, size };
}
