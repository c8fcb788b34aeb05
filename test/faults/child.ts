import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '#libs/kernel';

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** All that it wrote, on both streams. */
  readonly text: string;
}

export interface Child {
  readonly ended: Promise<Ending>;
  isRunning(): boolean;
  /** Resolves once it has written this; @throws Error with all it wrote when it ends before. */
  says(words: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

const living = new Set<ChildProcess>();

/** A process of its own, started from the build, with nothing of the surroundings but what is given. */
export function startChild(file: string, args: readonly string[], environment: Record<string, string>): Child {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [path.join(projectRoot, file), ...args], {
    cwd: projectRoot,
    env: { PATH, NODE_ENV: 'test', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  let text = '';
  let heard: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
      heard();
    });
  }
  let isRunning = true;
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      living.delete(child);
      isRunning = false;
      resolve({ code, signal, text });
      heard();
    });
  });
  return {
    ended,
    isRunning: () => isRunning,
    says: (words) =>
      new Promise((resolve, reject) => {
        heard = () => {
          if (text.includes(words)) resolve();
          else if (!isRunning) reject(new Error(`${file} ended without a word of "${words}":\n${text}`));
        };
        heard();
      }),
    kill: (signal) => void child.kill(signal),
  };
}

/** For the end of a suite: nothing it started may outlive it. */
export async function endChildren(): Promise<void> {
  await Promise.all(
    [...living].map((child) => {
      const closed = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      return closed;
    }),
  );
}
