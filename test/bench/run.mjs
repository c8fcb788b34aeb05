import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { catalogue } from './cases/catalogue.mjs';
import { dossiers } from './cases/dossiers.mjs';
import { queue } from './cases/queue.mjs';
import { signature } from './cases/signature.mjs';
import { start } from './cases/start.mjs';
import { median, ratioOf } from './contest.mjs';
import { dropDatabase } from './database.mjs';
import { prepareStory } from './prepared-dossier.mjs';
import { startServices } from './services.mjs';

// node test/bench/run.mjs [--strict] [--sizes 1000,20000] [--rounds 5] [--seconds 3] [--out file.json] [--only catalogue,queue]
// Needs a build. DATABASE_URL names a PostgreSQL where databases may be made, REDIS_URL a Redis; without, it starts its own.
// Compares ratios of one run, never absolutes. docs/performance.md says what each means.

/** Each case: { name, run(setup) → Map(size → results by contestant), goals, growth? }. A new one is a line here. */
const CASES = [catalogue, dossiers, signature, queue, start];

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
const services = await startServices();
const { adminUrl, redisUrl, dir } = services;

let told;
const setup = {
  adminUrl,
  redisUrl,
  dir,
  isStrict: options.strict,
  sizes: (options.sizes ?? (options.strict ? '1000,20000,200000' : '1000,20000')).split(',').map(Number),
  rounds: Number(options.rounds ?? (options.strict ? 5 : 2)),
  seconds: Number(options.seconds ?? (options.strict ? 3 : 0.5)),
  /** One story for all cases that need a real dossier. */
  story: () => {
    told ??= prepareStory({ adminUrl, dir });
    return told;
  },
  note: (text) => console.log(`\n${text}`),
};

/** A shared machine halves a throughput for a moment; processor time hardly moves and is held to the goal itself. */
const bound = ({ atLeast, atMost, isSteady }) => {
  const slack = options.strict || isSteady ? 1 : 2;
  return atLeast === undefined ? { atMost: atMost * slack } : { atLeast: atLeast / slack };
};
const holds = (value, { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }) =>
  value >= atLeast && value <= atMost;

const { sizes, rounds, seconds } = setup;
const report = { options, setup: { sizes, rounds, seconds, hasRedis: Boolean(redisUrl) }, cases: {} };
let missed = 0;
const judge = (label, goal, value) => {
  const wanted = bound(goal);
  const isHeld = holds(value, wanted);
  if (!isHeld) missed += 1;
  const limit = wanted.atLeast === undefined ? `<= ${wanted.atMost.toFixed(2)}` : `>= ${wanted.atLeast.toFixed(2)}`;
  console.log(
    `${isHeld ? '  ' : 'x '}${goal.id.padEnd(4)} ${value.toFixed(2).padStart(7)}  ${limit.padEnd(9)} ${label}: ${goal.says}`,
  );
  return { ...goal, at: label, value, wanted, isHeld };
};

const FIGURES = { perSecond: 0, p50: 2, p99: 1, node: 3, postgres: 3, value: 2 };
const shown = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '-').padStart(9);
const figureOf = (results, goal) =>
  goal.to ? ratioOf(results, goal) : median(results.get(goal.of).map((round) => round[goal.figure]));

async function runCase({ name, run, goals, growth = [] }) {
  const bySize = await run(setup);
  const sizes = [...bySize.keys()];
  const figures = {};
  for (const [size, results] of bySize) {
    const about = size > 1 ? `${name}, ${size} applications` : name;
    console.log(`\n${about}\n${''.padEnd(26)}      /s   p50 ms   p99 ms  cpu node   cpu pg    value`);
    figures[size] = {};
    for (const [contestant, rounds] of results) {
      const mid = (figure) => median(rounds.map((round) => round[figure] ?? Number.NaN));
      const own = Object.fromEntries(Object.keys(FIGURES).map((figure) => [figure, mid(figure)]));
      figures[size][contestant] = own;
      const cells = Object.entries(FIGURES).map(([figure, digits]) => shown(own[figure], digits));
      console.log(`${contestant.padEnd(26)}${cells.join('')}`);
    }
  }
  console.log('\n  goal    value  wanted');
  const judged = [...bySize].flatMap(([size, results]) =>
    goals
      .filter(({ of }) => results.has(of))
      .map((goal) => judge(size > 1 ? String(size) : name, goal, figureOf(results, goal))),
  );
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  for (const goal of smallest === largest ? [] : growth) {
    const [small, large] = [smallest, largest].map((size) => figureOf(bySize.get(size), goal));
    judged.push(judge(`${largest}/${smallest}`, goal, large / small));
  }
  report.cases[name] = { figures, goals: judged };
}

const only = options.only?.split(',');
try {
  for (const one of CASES.filter(({ name }) => !only || only.includes(name))) await runCase(one);
  if (told) await dropDatabase(adminUrl, (await told).name);
} finally {
  await services.stop();
}

if (options.out) {
  mkdirSync(path.dirname(path.resolve(options.out)), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`);
}
if (missed > 0) {
  console.error(`\n${missed} goal${missed > 1 ? 's' : ''} missed`);
  process.exit(1);
}
