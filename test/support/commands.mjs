import { spawn } from 'node:child_process';
import { withParent } from '../../docker/local/unprivileged.mjs';

const running = new Set();

let isEnding = false;

/**
 * Runs a command in a group of its own, so that it can be ended with all that it started.
 * @param options `show` lets through what it writes on stderr, where Jest reports
 */
export function run(command, args, { environment = {}, cwd, show = false } = {}) {
  if (isEnding) return Promise.resolve({ code: 130, text: 'not run' });
  return new Promise((resolve) => {
    const [first, ...rest] = [...withParent(), command, ...args];
    const child = spawn(first, rest, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: show ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        text += chunk;
      });
    }
    child.on('error', (error) => resolve({ code: 127, text: error.message }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, text: text.trim() });
    });
  });
}

/** Ends what runs; nothing more is started. */
export function endAll() {
  isEnding = true;
  for (const { pid } of running) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
}
