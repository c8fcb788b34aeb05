import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { catalogue } from './cases/catalogue.mjs';
import { median, ratioOf } from './contest.mjs';

// node test/bench/run.mjs [--strict] [--sizes 1000,20000] [--rounds 5] [--seconds 3] [--out file.json] [--only catalogue]
// Needs a build and DATABASE_URL of a PostgreSQL where databases may be made. Compares ratios of one run, never absolutes.

/** Each case: { name, run(setup) → Map(size → results by contestant), goals, growth? }. A new one is a line here. */
const CASES = [catalogue];

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
const adminUrl = process.env.DATABASE_URL;
if (!adminUrl) throw new Error('DATABASE_URL: where the bench may make databases');

const setup = {
  adminUrl,
  sizes: (options.sizes ?? (options.strict ? '1000,20000,200000' : '1000,20000')).split(',').map(Number),
  rounds: Number(options.rounds ?? (options.strict ? 5 : 3)),
  seconds: Number(options.seconds ?? (options.strict ? 3 : 1.5)),
};

/** A shared machine halves a throughput for a moment; processor time hardly moves and is held to the goal itself. */
const bound = ({ atLeast, atMost, isSteady }) => {
  const slack = options.strict || isSteady ? 1 : 2;
  return atLeast === undefined ? { atMost: atMost * slack } : { atLeast: atLeast / slack };
};
const holds = (value, { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }) =>
  value >= atLeast && value <= atMost;

const report = { options, setup: { ...setup, adminUrl: undefined }, cases: {} };
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

for (const { name, run, goals, growth } of CASES.filter((one) => !options.only || one.name === options.only)) {
  const bySize = await run(setup);
  const sizes = [...bySize.keys()];
  const figures = {};
  for (const [size, results] of bySize) {
    console.log(
      `\n${name}, ${size} applications\n${'contestant'.padEnd(24)} req/s    p50 ms   p99 ms   cpu node  cpu pg`,
    );
    figures[size] = {};
    for (const [contestant, rounds] of results) {
      const mid = (figure) => median(rounds.map((round) => round[figure]));
      const figuresOfOne = Object.fromEntries(
        ['perSecond', 'p50', 'p99', 'node', 'postgres'].map((figure) => [figure, mid(figure)]),
      );
      figures[size][contestant] = figuresOfOne;
      const { perSecond, p50, p99, node, postgres } = figuresOfOne;
      console.log(
        `${contestant.padEnd(24)} ${perSecond.toFixed(0).padStart(6)} ${p50.toFixed(2).padStart(8)} ${p99.toFixed(1).padStart(8)} ${node.toFixed(3).padStart(9)} ${postgres.toFixed(3).padStart(8)}`,
      );
    }
  }
  console.log('\n  goal    ratio  wanted');
  const judged = [...bySize].flatMap(([size, results]) =>
    goals.map((goal) => judge(String(size), goal, ratioOf(results, goal))),
  );
  if (growth && sizes.length > 1) {
    const mid = (size) =>
      median(
        bySize
          .get(size)
          .get(growth.of)
          .map((round) => round[growth.figure]),
      );
    judged.push(judge(`${sizes.at(-1)}/${sizes[0]}`, growth, mid(sizes.at(-1)) / mid(sizes[0])));
  }
  report.cases[name] = { figures, goals: judged };
}

if (options.out) {
  mkdirSync(path.dirname(path.resolve(options.out)), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`);
}
if (missed > 0) {
  console.error(`\n${missed} goal${missed > 1 ? 's' : ''} missed`);
  process.exit(1);
}
