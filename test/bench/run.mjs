import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { catalogue } from './cases/catalogue.mjs';
import { dossiers } from './cases/dossiers.mjs';
import { intake } from './cases/intake.mjs';
import { queue } from './cases/queue.mjs';
import { reading } from './cases/reading.mjs';
import { signature } from './cases/signature.mjs';
import { start } from './cases/start.mjs';
import { endAll } from './children.mjs';
import { dropDatabase } from './database.mjs';
import { judgeCase } from './judge.mjs';
import { prepareStory } from './prepared-dossier.mjs';
import { startServices } from './services.mjs';
import { mediansOf, printFigures, printGoals } from './tables.mjs';

// node test/bench/run.mjs [--strict] [--sizes 1000,20000] [--rounds 5] [--seconds 3] [--out file.json] [--only catalogue,queue]
// Needs a build. DATABASE_URL names a PostgreSQL where databases may be made, REDIS_URL a Redis; without, it starts its own.
// Compares ratios of one run, never absolutes. docs/performance.md says what each means.

/** Each case: { name, run(setup) → Map(size → results by contestant), goals, growth? }. A new one is a line here. */
const CASES = [catalogue, dossiers, signature, intake, queue, reading, start];

const { values: options } = parseArgs({
  options: {
    strict: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
  },
});
const isStrict = options.strict;
const only = options.only?.split(',');
const starting = startServices();

let brokenOff;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    brokenOff ??= breakOff();
  });
}

/** Whoever breaks it off finds neither a process nor a folder left behind. */
async function breakOff() {
  await endAll();
  await starting.then(({ stop }) => stop());
  process.exit(130);
}

const { adminUrl, redisUrl, dir, stop } = await starting;
let told;
const setup = {
  adminUrl,
  redisUrl,
  dir,
  isStrict,
  sizes: (options.sizes ?? (isStrict ? '1000,20000,200000' : '1000')).split(',').map(Number),
  rounds: Number(options.rounds ?? 5),
  seconds: Number(options.seconds ?? (isStrict ? 3 : 0.3)),
  /** One story for all cases that need a real dossier. */
  story: () => {
    told ??= prepareStory({ adminUrl, dir });
    return told;
  },
  note: (text) => console.log(`\n${text}`),
};
const { sizes, rounds, seconds } = setup;
const report = { options, setup: { sizes, rounds, seconds, hasRedis: Boolean(redisUrl) }, cases: {} };

async function measure(one) {
  const since = performance.now();
  const bySize = await one.run(setup);
  const figures = {};
  for (const [size, results] of bySize) {
    figures[size] = mediansOf(results);
    printFigures(size > 1 ? `${one.name}, ${size} applications` : one.name, figures[size]);
  }
  const goals = judgeCase(one, bySize, isStrict);
  printGoals(goals);
  console.log(`  ${((performance.now() - since) / 1000).toFixed(0)} s`);
  return { figures, goals };
}

/** What a case misses may be a moment of the machine: the short form measures such a case once more, and says so. */
async function runCase(one) {
  const first = await measure(one);
  const isFine = first.goals.every(({ verdict }) => verdict !== 'missed');
  if (isFine || isStrict) return first;
  console.log(`\n${one.name} is measured again: what is missed twice is missed`);
  const second = await measure(one);
  const goals = first.goals.map((goal, at) => (goal.verdict === 'missed' ? second.goals[at] : goal));
  return { figures: second.figures, goals };
}

try {
  for (const one of CASES.filter(({ name }) => !only || only.includes(name))) {
    report.cases[one.name] = await runCase(one);
  }
  if (told) await dropDatabase(adminUrl, (await told).name);
} catch (error) {
  if (!brokenOff) throw error;
  await brokenOff;
} finally {
  await stop();
}

if (options.out) {
  mkdirSync(path.dirname(path.resolve(options.out)), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`);
}
const missed = Object.values(report.cases).flatMap(({ goals }) => goals.filter(({ verdict }) => verdict === 'missed'));
if (missed.length > 0) {
  console.error(`\n${missed.length} missed: ${missed.map(({ id }) => id).join(', ')}`);
  process.exitCode = 1;
}
