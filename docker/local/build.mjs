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
const lockFile = path.join(dist, '.building');
const LONGEST_BUILD_MS = 120_000;

const HOUSE = {
  settings: 'tsconfig.build.json',
  folders: ['apps', 'libs'],
  source: /(?<!\.spec)\.tsx?$/,
  stamps: [path.join(dist, '.built')],
};

/** The house with its specs. */
export const WITH_SPECS = {
  settings: 'tsconfig.specs.json',
  folders: ['apps', 'libs', 'test'],
  source: /\.tsx?$/,
  stamps: [path.join(dist, '.built-with-specs'), ...HOUSE.stamps],
};

/** Whether a source is newer than the last build that had no fault. */
export function isStale(part = HOUSE) {
  const built = statSync(part.stamps[0], { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return true;
  const settings = ['package.json', 'tsconfig.base.json', part.settings].map((file) => path.join(root, file));
  return [...settings, ...sources(part)].some((file) => statSync(file).mtimeMs > built);
}

function sources({ folders, source }) {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && source.test(entry.name))
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)),
  );
}

/**
 * Compiles what is stale, one process at a time. Files are written even when a type is wrong, so that a start may go
 * on with them. @returns what the compiler had to say; empty when all is well
 */
export async function buildIfStale(part = HOUSE) {
  if (!isStale(part)) return '';
  mkdirSync(dist, { recursive: true });
  await takeLock();
  try {
    return isStale(part) ? await compile(part) : '';
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/**
 * One file for each process, and what several of them share: a start reads a few files instead of two thousand. Libraries
 * are read from where they are installed. Class names are kept, since Nest and TypeORM go by them.
 */
export async function bundle() {
  const { build } = await import('esbuild');
  const apps = readdirSync(path.join(dist, 'apps')).filter((app) => existsSync(builtMain(app)));
  rmSync(path.join(dist, 'bin'), { recursive: true, force: true });
  await build({
    entryPoints: Object.fromEntries(apps.map((app) => [app, builtMain(app)])),
    outdir: path.join(dist, 'bin'),
    chunkNames: 'shared/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    keepNames: true,
    sourcemap: 'external',
    sourcesContent: false,
    logLevel: 'error',
  });
}

const builtMain = (app) => path.join(dist, 'apps', app, 'src/main.js');

/** The stamp carries the time of the beginning: what is edited while the compiler runs is stale afterwards. */
async function compile({ settings, stamps }) {
  const begun = stamps.map((stamp) => ({ stamp, file: `${stamp}.${process.pid}` }));
  for (const { file } of begun) writeFileSync(file, '');
  const { code, text } = await tsc(settings);
  await bundle();
  for (const { stamp, file } of begun) {
    if (code === 0) renameSync(file, stamp);
    else rmSync(file);
  }
  return code === 0 ? '' : text;
}

/** TypeScript 7: the whole repository in about two seconds. */
function tsc(settings) {
  return new Promise((resolve, reject) => {
    const compiler = path.join(root, 'node_modules/ts7/bin/tsc');
    const child = spawn(process.execPath, [compiler, '-p', settings, '--pretty', 'false'], {
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
    await step(!isStale() ? 'built already' : 'build', async () => {
      const faults = await buildIfStale();
      if (faults) throw new Fault(faults);
    });
  });
}
