import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { root } from './paths.mjs';

const lockFile = path.join(root, 'package-lock.json');
const stampFile = path.join(root, 'node_modules/.aval-lock');

/** `npm ci`, but only when node_modules is not what the lock says. What npm prints goes to stderr. */
export function installIfNeeded() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return undefined;
  const isDone = isInstalled();
  if (!isDone) npmCi();
  writeFileSync(stampFile, hash);
  return isDone ? undefined : 'npm ci';
}

/** Whether somebody has already installed exactly this lock: npm keeps a list of what it has put there. */
function isInstalled() {
  const listFile = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(listFile)) return false;
  const present = JSON.parse(readFileSync(listFile, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  return wanted.every(
    ([name, { version, optional, devOptional, link }]) =>
      name === '' || optional || devOptional || link || present[name]?.version === version,
  );
}

function npmCi() {
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...args] = [...npm, 'ci', '--no-fund', '--no-audit', '--loglevel=error'];
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error?.code === 'ENOENT') throw new Fault('npm is not in the PATH: it comes with Node.');
  if (status !== 0) throw new Fault('npm ci failed: its message is above.');
}
