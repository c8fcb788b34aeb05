import type { Command } from 'commander';
import { type Draw, drawFrom } from '#rules/trust';
import { answer } from './answer.js';
import { about, FaultyFile, readJson, UnusableInput } from './files.js';

interface RecordedDraw extends Draw {
  readonly drawn: readonly string[];
}

/** `aval draw verify FILE`: anyone draws again, and compares with what the record says. */
export function registerDraw(program: Command): void {
  program
    .command('draw')
    .description('draws that anyone can redo')
    .command('verify <file>')
    .description('exit 0 only if the record of a draw is right; JSON: {seed, population, n, drawn}')
    .action((file: string) =>
      answer(() => {
        const { drawn, ...draw } = recordOf(file, readJson(file));
        const wrong = differences(
          about(file, () => drawFrom(draw)),
          drawn,
        );
        if (wrong.length > 0) throw new FaultyFile([`${file}: the draw is wrong.`, ...wrong].join('\n'));
        return `The draw is right: ${draw.count} of ${draw.population.length}, ${drawn.join(' ')}`.trimEnd();
      }),
    );
}

function recordOf(file: string, content: unknown): RecordedDraw {
  const refuse = (what: string) => new UnusableInput(`${file}: ${what}.`);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw refuse('an object {seed, population, n, drawn} is expected');
  }
  const { seed, population, n, drawn } = content as Readonly<Record<string, unknown>>;
  if (typeof seed !== 'string') throw refuse('seed is 64 hexadecimal digits');
  if (!isTexts(population)) throw refuse('population is a list of ids');
  if (typeof n !== 'number') throw refuse('n is the number of ids to draw');
  if (!isTexts(drawn)) throw refuse('drawn is a list of ids');
  return { seed, population, count: n, drawn };
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function differences(right: readonly string[], said: readonly string[]): string[] {
  const length = Math.max(right.length, said.length);
  return Array.from({ length }, (_, at) => at)
    .filter((at) => right[at] !== said[at])
    .map(
      (at) => `  place ${at + 1}: the record says ${said[at] ?? 'nothing'}, the draw gives ${right[at] ?? 'nothing'}`,
    );
}
