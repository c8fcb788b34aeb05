import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { orExplain } from './fault.mjs';
import { installIfNeeded } from './install.mjs';
import { running } from './instance.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { mainOf } from './paths.mjs';

/** Where the running installation is; what the caller's own environment says goes first. */
function joinRunning() {
  const environment = running() ?? {};
  for (const [name, value] of Object.entries(environment)) process.env[name] ||= value;
}

await orExplain(async () => {
  checkNodeVersion();
  installIfNeeded();
  const faults = await buildIfStale();
  if (faults) process.stderr.write(`${faults}\n`);
  joinRunning();
  process.argv[1] = mainOf('cli');
  await import(pathToFileURL(process.argv[1]));
});
