import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { createInterface } from 'node:readline';
import { compileCache, inState, mainOf } from './paths.mjs';
import { say } from './steps.mjs';

const withParent = new URL('./with-parent.mjs', import.meta.url).href;
const LONGEST_STOP_MS = 2_000;

const NOTHING = { ended: Promise.resolve(), stop: async () => {} };

/** Whether the lives are wanted here; they are told as demo people, of whom an installation may have none. */
const isWanted = ({ DEMO, DEMO_LIVES }) => DEMO === 'true' && DEMO_LIVES === 'true';

/**
 * Fills the running installation with applications in every state, in a process of low priority, and prints each as it
 * is there. Nobody waits for it, and nothing stops when it fails: what is missing is told after the next start.
 * @returns when it has ended, and how to end it before
 */
export function tellLives(environment, { note = inState('lives.done'), main = mainOf('cli'), print = say } = {}) {
  const told = createHash('sha256').update(environment.DATABASE_URL).digest('hex');
  if (!isWanted(environment) || (existsSync(note) && readFileSync(note, 'utf8') === told)) return NOTHING;
  const child = spawn(process.execPath, ['--import', withParent, main, 'demo', 'lives'], {
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  let isStopping = false;
  const ended = new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit ${code}`)));
  }).then((fault) => {
    if (isStopping) return;
    if (fault) print(`demo lives: not all could be told (${fault}); the next start tells what is missing`);
    else writeFileSync(note, told);
  });
  lowerPriority(child.pid);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (!isStopping) print(`demo lives: ${line}`);
    });
  }
  const stop = async () => {
    isStopping = true;
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS);
    await ended;
    clearTimeout(forced);
  };
  return { ended, stop };
}

/** A courtesy: where the system refuses it, or the process is gone already, the lives are told all the same. */
function lowerPriority(pid) {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_LOW);
  } catch {}
}
