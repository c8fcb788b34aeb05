import { FaultyFile, UnusableInput } from './files.js';

const FAULTS_FOUND = 1;
const INPUT_UNUSABLE = 2;

/** Prints what the work returns; a refusal becomes sentences on the error stream and an exit code, never a stack. */
export function answer(work: () => string): void {
  try {
    process.stdout.write(`${work()}\n`);
  } catch (refusal) {
    if (!(refusal instanceof FaultyFile || refusal instanceof UnusableInput)) throw refusal;
    process.stderr.write(`${refusal.message}\n`);
    process.exitCode = refusal instanceof FaultyFile ? FAULTS_FOUND : INPUT_UNUSABLE;
  }
}

export const asJson = (value: unknown): string => JSON.stringify(value, null, 2);
