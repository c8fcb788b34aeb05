import { FaultyFile, UnusableInput } from './files.js';

const FAULTS_FOUND = 1;
const INPUT_UNUSABLE = 2;

/** Prints what the work returns; a refusal becomes sentences on the error stream and an exit code, never a stack. */
export function answer(work: () => string): void {
  orRefused(() => process.stdout.write(`${work()}\n`));
}

/** The same for work that prints by itself. @returns undefined after a refusal */
export function orRefused<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (refusal) {
    if (!(refusal instanceof FaultyFile || refusal instanceof UnusableInput)) throw refusal;
    process.stderr.write(`${refusal.message}\n`);
    process.exitCode = refusal instanceof FaultyFile ? FAULTS_FOUND : INPUT_UNUSABLE;
    return undefined;
  }
}

export const asJson = (value: unknown): string => JSON.stringify(value, null, 2);
