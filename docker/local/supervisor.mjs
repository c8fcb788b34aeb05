import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Fault } from './fault.mjs';
import { loudPart } from './log-lines.mjs';
import { compileCache } from './paths.mjs';
import { say } from './steps.mjs';

const [withParent, readableStacks] = ['./with-parent.mjs', '../readable-stacks.mjs'].map(
  (file) => new URL(file, import.meta.url).href,
);
const FIRST_DELAY_MS = 250;
const BESIDE = ['--import', readableStacks, '--import', withParent];
const LONGEST_DELAY_MS = 5_000;
/** A process that ran this long had started well: its next crash counts as the first. */
const SETTLED_MS = 30_000;
/** Whoever gives up this soon, the first time, says why he cannot start: to try again would not help. */
const STARTING_MS = 10_000;
const MOST_SAID = 20;
const LONGEST_STOP_MS = 8_000;
const LARGEST_LOG_BYTES = 10 * 1024 * 1024;

/** Keeps processes running: whatever ends by itself is started again, later each time. */
export class Supervisor {
  #processes = [];
  #isStopping = false;

  /** @param onFailedStart is told the fault of a process that could not start at all */
  constructor({ environment, logDir, onFailedStart }) {
    this.onFailedStart = onFailedStart;
    this.environment = environment;
    this.logDir = logDir;
    mkdirSync(logDir, { recursive: true });
  }

  start(name, main, options = []) {
    const file = path.join(this.logDir, `${name}.log`);
    const isLarge = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES;
    const kept = {
      name,
      main,
      options,
      log: createWriteStream(file, { flags: isLarge ? 'w' : 'a' }),
      crashes: 0,
      said: [],
    };
    kept.log.on('error', ({ message }) => say(`${name}: its log cannot be written: ${message}`));
    this.#processes.push(kept);
    this.#launch(kept);
  }

  #launch(kept) {
    const since = performance.now();
    const child = spawn(process.execPath, [...kept.options, ...BESIDE, kept.main], {
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    kept.child = child;
    kept.ended = new Promise((resolve) => child.once('close', resolve));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        kept.log.write(`${line}\n`);
        const loud = loudPart(line);
        if (!loud || this.#isStopping) return;
        if (kept.said.length < MOST_SAID) kept.said.push(loud);
        say(`${kept.name}: ${loud}`);
      });
    }
    child.once('close', (code, signal) => {
      if (this.#isStopping) return;
      if (kept.crashes === 0 && code === 1 && performance.now() - since < STARTING_MS) {
        this.onFailedStart(
          new Fault(`${kept.name} cannot start: ${reasonIn(kept.said) ?? `its log is ${kept.log.path}`}`),
        );
        return;
      }
      kept.crashes = performance.now() - since > SETTLED_MS ? 1 : kept.crashes + 1;
      const delay = Math.min(FIRST_DELAY_MS * 2 ** (kept.crashes - 1), LONGEST_DELAY_MS);
      say(`${kept.name} ended (${signal ?? `exit ${code}`}); it starts again in ${delay / 1000} s`);
      kept.timer = setTimeout(() => this.#launch(kept), delay);
    });
  }

  /** All are asked to end and given time; then they are ended. */
  async stop() {
    this.#isStopping = true;
    await Promise.all(
      this.#processes.map(async ({ child, ended, timer, log }) => {
        clearTimeout(timer);
        child.kill('SIGTERM');
        const forced = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS);
        await ended;
        clearTimeout(forced);
        log.end();
      }),
    );
  }

  /** Without waiting: for a second Ctrl-C. */
  kill() {
    this.#isStopping = true;
    for (const { child } of this.#processes) child.kill('SIGKILL');
  }
}

/** Of what a process said before it ended: the line of an error that nobody caught, or its own first sentence. */
const reasonIn = (said) => said.find((line) => /^\w*Error\b/.test(line)) ?? said[0];
