import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Fault } from './fault.mjs';
import { inState, stateDir } from './paths.mjs';
import { claim, isAlive, pidIn } from './pids.mjs';

const lockFile = inState('run.lock');
const runFile = inState('run.json');

/** Letters, evidence and logs are their owner's alone; PostgreSQL, as another user, only has to pass through to its own. */
const PRIVATE = ['files', 'mail', 'log'];

/** One installation, one start. @throws Fault while another one runs */
export function claimState() {
  mkdirSync(stateDir, { recursive: true, mode: 0o711 });
  for (const folder of PRIVATE) mkdirSync(inState(folder), { recursive: true, mode: 0o700 });
  if (!claim(lockFile)) {
    const address = running()?.PUBLIC_URL;
    throw new Fault(
      `Aval already runs here${address ? `, at ${address}` : ''} (process ${pidIn(lockFile)}): stop it first.`,
    );
  }
  return () => {
    rmSync(runFile, { force: true });
    rmSync(lockFile, { force: true });
  };
}

/** What the processes were told, for the commands that people run beside them. */
export function announceRun(environment) {
  writeFileSync(runFile, `${JSON.stringify(environment, null, 2)}\n`, { mode: 0o600 });
  chmodSync(runFile, 0o600);
}

/** The environment of the installation that runs now, if one does. */
export const running = () =>
  isAlive(lockFile) && existsSync(runFile) ? JSON.parse(readFileSync(runFile, 'utf8')) : undefined;

export const isRunning = () => isAlive(lockFile);
