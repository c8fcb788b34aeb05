import { readFileSync } from 'node:fs';
import { DomainError } from '#libs/kernel';
import { type Fault, type Parsed, writeFault } from '#rules/criteria';

/** The command was given something it cannot use: one sentence for the person, and exit code 2. */
export class UnusableInput extends Error {}

/** A file was read and has faults: each is named with its line, and the exit code is 1. */
export class FaultyFile extends Error {}

/** @throws UnusableInput when there is no such file or it cannot be read */
export const readText = (file: string): string => readBytes(file).toString('utf8');

/** As `readText`, for what may be no text. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : `${code}`;
    throw new UnusableInput(`${file} cannot be read: ${why}.`);
  }
}

/** @throws UnusableInput when the file is not JSON */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new UnusableInput(`${file} is not JSON: ${(failure as Error).message.split('\n')[0]}`);
  }
}

/** @throws FaultyFile naming every fault with its line */
export function orFaults<Value>(file: string, parsed: Parsed<Value>): Value {
  if (parsed.ok) return parsed.value;
  const lines = parsed.faults.map((fault) => `${file}: ${writeFault(fault)}`);
  throw new FaultyFile(lines.join('\n'));
}

/** A refusal of the domain about this input, as a sentence that says which input. */
export function about<Value>(what: string, work: () => Value): Value {
  try {
    return work();
  } catch (refusal) {
    if (refusal instanceof DomainError || refusal instanceof RangeError) {
      throw new UnusableInput(`${what}: ${refusal.message}`);
    }
    throw refusal;
  }
}

/** What is worth putting right in a file that can be used. */
export function warn(file: string, warnings: readonly Fault[] = []): void {
  for (const warning of warnings) process.stderr.write(`${file}: warning: ${writeFault(warning)}\n`);
}
