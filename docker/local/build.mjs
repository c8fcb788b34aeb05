import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault, orExplain } from './fault.mjs';
import { installIfNeeded } from './install.mjs';
import { root } from './paths.mjs';
import { claim } from './pids.mjs';
import { step } from './steps.mjs';

const dist = path.join(root, 'dist');
const stampFile = path.join(dist, '.built');
const lockFile = path.join(dist, '.building');
const LONGEST_BUILD_MS = 120_000;

/** Whether a source is newer than the last build that had no fault. */
export function isStale() {
  const built = statSync(stampFile, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return true;
  const settings = ['package.json', 'tsconfig.base.json', 'tsconfig.build.json'].map((file) => path.join(root, file));
  return [...settings, ...sources()].some((file) => statSync(file).mtimeMs > built);
}

function sources() {
  return ['apps', 'libs'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)),
  );
}

/**
 * Compiles what is stale, one process at a time. Files are written even when a type is wrong, so that a start may go
 * on with them. @returns what the compiler had to say; empty when all is well
 */
export async function buildIfStale() {
  if (!isStale()) return '';
  mkdirSync(dist, { recursive: true });
  await takeLock();
  try {
    return isStale() ? await compile() : '';
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** The stamp carries the time of the beginning: what is edited while the compiler runs is stale afterwards. */
async function compile() {
  const begun = `${stampFile}.${process.pid}`;
  writeFileSync(begun, '');
  const { code, text } = await tsc();
  if (code === 0) renameSync(begun, stampFile);
  else rmSync(begun);
  return code === 0 ? '' : text;
}

/** TypeScript 7: the whole repository in about two seconds. */
function tsc() {
  return new Promise((resolve, reject) => {
    const compiler = path.join(root, 'node_modules/ts7/bin/tsc');
    const child = spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--pretty', 'false'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text: text.trim() || (code === 0 ? '' : 'the compiler ended early') }));
  });
}

async function takeLock() {
  for (let waited = 0; waited < LONGEST_BUILD_MS; waited += 50) {
    if (claim(lockFile)) return;
    await wait(50);
  }
  throw new Fault(`Another build has been running for two minutes: end it, or remove ${lockFile}.`);
}

if (process.argv[1] === import.meta.filename) {
  await orExplain(async () => {
    installIfNeeded();
    await step(existsSync(stampFile) && !isStale() ? 'built already' : 'build', async () => {
      const faults = await buildIfStale();
      if (faults) throw new Fault(faults);
    });
  });
}
