import { readText } from './files.js';

/** One line of a JSONL file: what somebody wrote, and whose number it has. */
export interface TextLine {
  readonly id: string | number;
  readonly text: string;
}

const LINE_FAULTS = 1;

/**
 * Answers every usable line of `{id, text}` with a line of JSON. A line that cannot be used is named on the error
 * stream with its number, the others are answered all the same, and the exit code is 1.
 * @throws UnusableInput when the file cannot be read
 */
export function answerLines(file: string, work: (line: TextLine) => object): void {
  const answers: string[] = [];
  readText(file)
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((written, index) => {
      if (written.trim() === '') return;
      const line = lineOf(written);
      if (typeof line === 'string') {
        process.stderr.write(`${file}: line ${index + 1}: ${line}.\n`);
        process.exitCode = LINE_FAULTS;
      } else answers.push(JSON.stringify(work(line)));
    });
  process.stdout.write(answers.map((answer) => `${answer}\n`).join(''));
}

/** The line, or what is wrong with it. */
function lineOf(written: string): TextLine | string {
  const value = parsed(written);
  if (value === undefined) return 'it is not JSON';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is not an object';
  const { id, text } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number') return 'id is neither a text nor a number';
  if (typeof text !== 'string') return 'text is not a text';
  return { id, text };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
