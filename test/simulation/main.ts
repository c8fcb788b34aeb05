import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startHouse } from '../support/house.js';
import { chartOf } from './chart.js';
import { checkAt } from './check-at.js';
import { figuresOf } from './figures.js';
import { Life } from './life.js';
import { tableOf } from './table.js';
import { TEMPERS } from './temper.js';

const USAGE = `npm run simulate -- [--applications 2000] [--years 10] [--seed 1] [--temper usual|restless] [--out simulation]
Lives of a register through the real house, day by day; a table, a chart and what is broken at the end.
The seed is that of the choices of people: the draws of the house stay its own, so two runs are alike, not the same.
`;
const values = asked();
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const order = { applications: whole('applications'), years: whole('years'), seed: whole('seed'), temper: temper() };
const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;

const house = await startHouse();
try {
  let before = { dossiers: 0, at: 0 };
  const told = (year: number, dossiers: number) => {
    const rate = (dossiers - before.dossiers) / (seconds() - before.at);
    before = { dossiers, at: seconds() };
    process.stdout.write(`year ${year}: ${dossiers} dossiers so far, ${rate.toFixed(1)} a second in this year\n`);
  };
  await new Life(house, { ...order, told }).run();
  const figures = await figuresOf(house);
  const violations = await checkAt(house.database, house.clock.now());
  const total = figures.dossiers.reduce((sum, { n }) => sum + n, 0);

  mkdirSync(values.out, { recursive: true });
  writeFileSync(path.join(values.out, 'listings.svg'), chartOf(figures));
  writeFileSync(path.join(values.out, 'figures.json'), `${JSON.stringify({ order, ...figures }, null, 2)}\n`);
  process.stdout.write(`\n${tableOf(figures)}\n`);
  process.stdout.write(`${total} dossiers in ${seconds().toFixed(0)} s: ${(total / seconds()).toFixed(1)} a second\n`);
  process.stdout.write(`chart and figures: ${values.out}/\n`);
  for (const { invariant, row } of violations) process.stdout.write(`${invariant}: ${JSON.stringify(row)}\n`);
  process.stdout.write(`${violations.length} violations\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
} finally {
  await house.close();
}

function whole(name: 'applications' | 'years' | 'seed'): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  process.stderr.write(`--${name} is a whole number above 0, not ${values[name]}\n`);
  return process.exit(2);
}

function temper() {
  const name = Object.keys(TEMPERS).find((known) => known === values.temper);
  if (name) return TEMPERS[name as keyof typeof TEMPERS];
  process.stderr.write(`--temper is one of ${Object.keys(TEMPERS).join(', ')}, not ${values.temper}\n`);
  return process.exit(2);
}

function asked() {
  try {
    return parseArgs({
      options: {
        applications: { type: 'string', default: '2000' },
        years: { type: 'string', default: '10' },
        seed: { type: 'string', default: '1' },
        temper: { type: 'string', default: 'usual' },
        out: { type: 'string', default: 'simulation' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (fault) {
    process.stderr.write(`${(fault as Error).message}\n${USAGE}`);
    return process.exit(2);
  }
}
