import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asAdmin } from './fresh-database.js';

/**
 * Made once in a run of the suites, by whoever needs it first, whatever the process: the others wait, and are given what
 * was made, as far as JSON can hold it.
 * @param name says all that makes it differ from others
 */
export async function once<Made>(name: string, make: () => Promise<Made>): Promise<Made> {
  const folder = process.env.AVAL_TALES;
  if (!folder) throw new Error('AVAL_TALES is not set: Jest sets it before a project begins');
  const file = path.join(folder, `${encodeURIComponent(name)}.json`);
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as Made;
  if (existsSync(file)) return read();
  return asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [file]);
    if (existsSync(file)) return read();
    const made = await make();
    writeFileSync(`${file}.new`, JSON.stringify(made));
    renameSync(`${file}.new`, file);
    return made;
  });
}
