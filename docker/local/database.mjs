import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCli } from './cli.mjs';
import { Fault } from './fault.mjs';
import { inState, root } from './paths.mjs';

const NAME = 'aval';

/** Makes the database of the product where there is none yet. @returns its address */
export async function createDatabase(url) {
  const { Client } = (await import('pg')).default;
  const client = new Client(url('postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
  return url(NAME);
}

/** A command that prepares the database, done again only when the files it follows have changed. */
const COMMANDS = { migrate: ['migrations'], seed: ['migrations', 'data'] };

/**
 * @param always for a database that is not ours: what was done to it is not known, and says nothing about our own
 * @returns what was done, or undefined when nothing was to do
 * @throws Fault with the words of the command
 */
export async function prepare(command, environment, { always = false } = {}) {
  if (always) return run(command, environment);
  const note = inState(`${command}.done`);
  const state = fingerprint(COMMANDS[command]);
  if (existsSync(note) && readFileSync(note, 'utf8') === state) return 'nothing to do';
  rmSync(note, { force: true });
  const said = await run(command, environment);
  writeFileSync(note, state);
  return said;
}

async function run(command, environment) {
  const { code, stdout, stderr } = await runCli([command], environment);
  if (code !== 0) throw new Fault(`aval ${command} failed.\n${stderr || stdout}`);
  return stdout.split('\n', 1)[0];
}

/**
 * The people of the demonstration, as the command prints them; kept beside the files they follow, because asking takes
 * a process of half a second. @returns undefined when they cannot be told
 */
export async function demoPeople(environment) {
  const note = inState('people.done');
  const state = fingerprint(['data']);
  const [known, text] = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : [];
  if (known === state) return text;
  const { code, stdout } = await runCli(['demo', 'people'], environment);
  if (code !== 0) return undefined;
  writeFileSync(note, JSON.stringify([state, stdout]));
  return stdout;
}

function fingerprint(folders) {
  const hash = createHash('sha256');
  const libs = path.join(root, 'libs');
  const files = readdirSync(libs).flatMap((lib) => folders.flatMap((folder) => filesIn(path.join(libs, lib, folder))));
  for (const file of files.sort()) hash.update(`${path.relative(libs, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    : [];
