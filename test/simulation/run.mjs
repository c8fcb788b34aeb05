import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installIfNeeded } from '../../docker/local/install.mjs';
import { checkNodeVersion } from '../../docker/local/node-version.mjs';
import { root } from '../../docker/local/paths.mjs';
import beginTales from '../support/begin-tales.mjs';
import endTales from '../support/end-tales.mjs';
import { buildSpecs } from '../support/native/build-specs.mjs';
import { startServices } from '../support/services.mjs';

/** `npm run simulate`: builds, starts a database of its own when none is given, and lives through the years. */
checkNodeVersion();
installIfNeeded();
const faults = await buildSpecs();
if (faults) {
  process.stderr.write(`${faults}\n`);
  process.exit(1);
}

const given = process.env.TEST_DATABASE_ADMIN_URL ?? process.env.DATABASE_URL;
const services = given ? undefined : await startServices(mkdtempSync(path.join(os.tmpdir(), 'aval-years-')));
const environment = services?.environment ?? { TEST_DATABASE_ADMIN_URL: given, DATABASE_URL: given };
Object.assign(process.env, environment);
beginTales();
const main = path.join(root, 'dist', 'test', 'simulation', 'main.js');
const child = spawn(process.execPath, [main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', async (code) => {
  await endTales();
  await services?.stop();
  process.exit(code ?? 1);
});
