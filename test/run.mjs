import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { orExplain } from '../docker/local/fault.mjs';
import { installIfNeeded } from '../docker/local/install.mjs';
import { checkNodeVersion } from '../docker/local/node-version.mjs';
import { root } from '../docker/local/paths.mjs';
import { say, step } from '../docker/local/steps.mjs';
import { endAll, run } from './support/commands.mjs';
import { buildSpecs } from './support/native/build-specs.mjs';
import { runFolder } from './support/run-folder.mjs';

// npm test [-- <words of a path>]: everything, or the specs whose path has these words.

/** Unit tests fail before anything slow begins; the others share two workers, so that none ends alone on one. */
const ROUNDS = [['unit'], ['integration', 'access', 'journeys', 'faults']];
const isCi = process.env.CI === 'true';
const patterns = process.argv.slice(2);
const folder = runFolder();
/** Whatever a suite, or a service, puts into the temporary folder goes with this run. */
process.env.TMPDIR = folder;

async function runAll() {
  checkNodeVersion();
  await step('packages', installIfNeeded);
  await step('build', async () => ((await buildSpecs()) ? 'with faults, which the check of types shows' : undefined));
  const { startServices } = await import('./support/services.mjs');
  const services = await step('PostgreSQL and Redis', startServices);
  try {
    if (!services.hasRedis) say(noRedis);
    const checks = patterns.length > 0 ? { passed: 0, failed: 0 } : await (await import('./check.mjs')).runChecks();
    const counts = [{ name: 'checks', skipped: 0, ...checks }];
    if (!services.hasRedis) counts.push({ name: 'redis', passed: 0, failed: isCi ? 1 : 0, skipped: isCi ? 0 : 1 });
    for (const projects of ROUNDS) counts.push(...(await runProjects(projects, services.environment)));
    return counts;
  } finally {
    await services.stop();
  }
}

const noRedis = `
NO REDIS: there is no redis-server in the PATH and it could not be installed.
The suites that need one are skipped${isCi ? ', which fails this run' : ''}.
`;

/** A test that hangs ends; one that is slow because the machine is busy does not fail for it. */
const TEST_LIMIT_MS = 90_000;

async function runProjects(names, environment) {
  say(`\n${names.join(', ')}`);
  const output = path.join(folder, `${names[0]}.json`);
  const { code } = await run(
    process.execPath,
    [
      path.join(root, 'node_modules/jest/bin/jest.js'),
      '--maxWorkers=3',
      `--testSequencer=${path.join(root, 'test/support/longest-first.mjs')}`,
      `--testTimeout=${TEST_LIMIT_MS}`,
      '--passWithNoTests',
      '--json',
      `--outputFile=${output}`,
      ...patterns.map((pattern) => `--testPathPatterns=${pattern}`),
      '--selectProjects',
      ...names,
    ],
    { cwd: root, show: true, environment },
  );
  return countsIn(output, code, names);
}

/** A suite that could not even be loaded counts as one failure; a Jest that ended without a word as one in its first project. */
function countsIn(output, code, names) {
  const counts = names.map((name) => ({ name, passed: 0, failed: 0, skipped: 0 }));
  for (const { name: file, status, assertionResults } of resultsIn(output)) {
    const count = counts.find(({ name }) => name === projectOf(file));
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    count.passed += passed;
    count.failed += status === 'failed' ? Math.max(failed, 1) : failed;
    count.skipped += assertionResults.length - passed - failed;
  }
  if (code !== 0 && counts.every(({ failed }) => failed === 0)) counts[0].failed = 1;
  return counts;
}

function resultsIn(output) {
  try {
    return JSON.parse(readFileSync(output, 'utf8')).testResults;
  } catch {
    return [];
  }
}

/** Unit tests sit beside the code. */
function projectOf(file) {
  const [top, folder] = path.relative(root, file).split(path.sep);
  return top === 'test' ? folder : 'unit';
}

function report(counts) {
  const sum = (figure) => counts.reduce((total, one) => total + one[figure], 0);
  say('\n             passed  failed  skipped');
  for (const { name, passed, failed, skipped } of counts) {
    say(`${name.padEnd(12)} ${[passed, failed, skipped].map((count) => String(count).padStart(6)).join('  ')}`);
  }
  say(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('failed');
}

/** Resolves with the name of the signal that asks this run to end. */
const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
});

await orExplain(async () => {
  const work = runAll();
  try {
    const counts = await Promise.race([work, asked]);
    if (Array.isArray(counts)) process.exitCode = report(counts) === 0 ? 0 : 1;
    else {
      process.exitCode = 130;
      endAll();
      await work;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});
