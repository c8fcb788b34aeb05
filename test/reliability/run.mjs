import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { mainOf } from '../../docker/local/paths.mjs';
import { endAll } from '../bench/children.mjs';
import { Auditor } from './auditor.mjs';
import { blindSpotsOf } from './blind-spots.mjs';
import { FAULTS } from './faults.mjs';
import { line, seconds, shareOf } from './figures.mjs';
import { install } from './installation.mjs';
import { Reporters } from './reporters.mjs';

// node test/reliability/run.mjs [--short] [--only A1,F17] [--reports 500]
// node test/reliability/run.mjs --load 100 --seconds 600
// node test/reliability/run.mjs --bursts 20,200 --seconds 120
// Needs a build and a redis-server. docs/reliability.md says what was found.

const QUESTIONS_VERSION = 1;
/** Promises of the design, in seconds: by nobody's hand everything goes on again; after a burst nothing is left over. */
const BACK_TO_NORMAL = 60;
const BACKLOG = 120;
const PER_SECOND = 100;
const BURST_SECONDS = 10;
const LOAD_P99_MS = 500;

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    reports: { type: 'string' },
    load: { type: 'string' },
    bursts: { type: 'string' },
    seconds: { type: 'string', default: '60' },
  },
});
if (!existsSync(mainOf('api'))) throw new Error('there is no build: npm run build');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endAll().then(() => process.exit(130)));

const isOnLoad = Boolean(options.load || options.bursts);
const only = options.only?.split(',');
const wanted = FAULTS.filter(({ id, isShort }) => (only ? only.includes(id) : !options.short || isShort));
const place = await install({
  onSmallDisk: !isOnLoad && wanted.some(({ needsSmallDisk }) => needsSmallDisk),
  settings: ['shared_buffers=256MB', 'max_wal_size=2GB'],
});
let broken = [];
try {
  if (isOnLoad) broken = await underLoad();
  else broken = await whileThingsBreak();
} finally {
  await place.stop();
}
if (broken.length > 0) {
  console.error(`\n${broken.length} promises broken:\n${broken.map((fault) => `  ${fault}`).join('\n')}`);
  process.exitCode = 1;
} else console.log('\n0 promises broken');

async function whileThingsBreak() {
  const chosen = wanted.filter(({ needsSmallDisk }) => !needsSmallDisk || place.disk);
  for (const { id, says } of wanted) {
    if (!chosen.some((one) => one.id === id)) console.log(`NOT RUN, no disk may be mounted here: ${id} ${says}`);
  }
  const count = Number(options.reports ?? (options.short ? 200 : 500));
  const widths = [5, 62, 8, 9, 9, 8];
  console.log(line(widths, ['', 'what broke', 'reports', 'answered', 'normal', 'sent again']));
  const faults = [];
  const everybody = [];
  let deadLetters = 0;
  for (const fault of chosen) {
    deadLetters += fault.deadLetters ?? 0;
    const reporters = newReporters();
    const coming = reporters.come(PER_SECOND, count / PER_SECOND);
    await wait((count / PER_SECOND) * 250);
    await fault.during(place);
    const whole = performance.now();
    await coming;
    await reporters.allAnswered();
    const auditor = await newAuditor();
    await auditor.backlogGone();
    const normalMs = performance.now() - whole;
    reporters.close();
    everybody.push(...reporters.sent);
    const found = await auditor.faultsIn(everybody, { deadLetters });
    await auditor.client.end();
    if (normalMs > BACK_TO_NORMAL * 1000) found.push(`normal only after ${seconds(normalMs)}`);
    const again = reporters.sent.reduce((sum, { tries }) => sum + tries - 1, 0);
    const slowest = seconds(Math.max(...reporters.sent.map(({ lateMs }) => lateMs)));
    console.log(line(widths, [fault.id, fault.says, reporters.sent.length, slowest, seconds(normalMs), again]));
    for (const one of found) console.log(`      ${one}`);
    faults.push(...found.map((one) => `${fault.id}: ${one}`));
  }
  const auditor = await newAuditor();
  faults.push(...(await blindSpotsOf(auditor, everybody, { deadLetters })));
  await auditor.client.end();
  return faults;
}

async function underLoad() {
  const reporters = newReporters();
  const forSeconds = Number(options.seconds);
  const paces = options.bursts ? options.bursts.split(',').map(Number) : [Number(options.load)];
  const turns = options.bursts ? Math.ceil(forSeconds / BURST_SECONDS) : 1;
  for (let turn = 0; turn < turns; turn += 1) {
    await reporters.come(paces[turn % paces.length], options.bursts ? BURST_SECONDS : forSeconds);
  }
  await reporters.allAnswered();
  reporters.close();
  const late = reporters.sent.map(({ lateMs }) => lateMs);
  const p99 = shareOf(late, 0.99);
  console.log(`${reporters.sent.length} reports, ${paces.join(' and ')} a second`);
  console.log(
    `answered: median ${shareOf(late, 0.5).toFixed(0)} ms, 99 of 100 in ${p99.toFixed(0)} ms, the last ${Math.max(...late).toFixed(0)} ms`,
  );
  console.log(`answers: ${JSON.stringify(reporters.statuses)}`);
  const auditor = await newAuditor();
  const backlogMs = await auditor.backlogGone();
  console.log(
    `backlog gone ${seconds(backlogMs)} after the last; alert written: 99 of 100 within ${seconds(await auditor.alertsWithin(0.99))}`,
  );
  const faults = await auditor.faultsIn(reporters.sent);
  await auditor.client.end();
  const failures = Object.entries(reporters.statuses).filter(([status]) => status !== '201');
  if (failures.length > 0) faults.push(`other answers than 201: ${JSON.stringify(failures)}`);
  if (p99 > LOAD_P99_MS) faults.push(`99 of 100 in ${p99.toFixed(0)} ms, wanted ${LOAD_P99_MS}`);
  if (backlogMs > BACKLOG * 1000) faults.push(`backlog gone after ${seconds(backlogMs)} only`);
  return faults;
}

function newReporters() {
  return new Reporters({
    port: place.wires.front.port,
    applicationId: place.applicationId,
    token: place.token,
    questionsVersion: QUESTIONS_VERSION,
  });
}

async function newAuditor() {
  return new Auditor(place, await place.connect());
}
