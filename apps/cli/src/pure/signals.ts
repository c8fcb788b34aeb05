import type { Command } from 'commander';
import {
  contingencyOf,
  disproportionalityOf,
  type MixturePrior,
  mixturePriorOf,
  TEMPORAL_METHODS,
  type TemporalMethod,
  temporalAnswer,
} from '#rules/signals';
import { answer, asJson } from './answer.js';
import { about, readJson, UnusableInput } from './files.js';

interface TableOptions {
  readonly input: string;
  readonly prior?: string;
}

interface SeriesOptions {
  readonly input: string;
  readonly method: string;
}

/** `aval signals …`: anyone recomputes the figures of a signal. */
export function registerSignals(program: Command): void {
  const signals = program.command('signals').description('the statistics of signals, recomputed');
  signals
    .command('disproportionality')
    .description('PRR, ROR, χ², IC, EBGM of two-by-two tables')
    .requiredOption('--input <file>', 'JSON: [{a, b, c, d}], counts of cases')
    .option('--prior <a1,b1,a2,b2,p>', 'the prior of the empirical Bayes figures; without it they are null')
    .action(({ input, prior }: TableOptions) =>
      answer(() => {
        const mixture = prior === undefined ? undefined : priorOf(prior);
        const tables = objectsOf(input, readJson(input));
        return asJson(
          tables.map((table, index) =>
            about(titleOf(input, index), () => disproportionalityOf(contingencyOf(table), mixture)),
          ),
        );
      }),
    );
  signals
    .command('temporal')
    .description('bounds, sums or design figures of time series')
    .requiredOption('--method <method>', TEMPORAL_METHODS.join(', '))
    .requiredOption('--input <file>', 'JSON: [{params, data}]')
    .action(({ input, method }: SeriesOptions) =>
      answer(() => {
        const chosen = methodOf(method);
        const series = objectsOf(input, readJson(input));
        return asJson(
          series.map(({ params, data }, index) =>
            about(titleOf(input, index), () => temporalAnswer(chosen, { params, data })),
          ),
        );
      }),
    );
}

function priorOf(text: string): MixturePrior {
  const numbers = text.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
  return about('--prior', () => mixturePriorOf(numbers));
}

function methodOf(text: string): TemporalMethod {
  const method = TEMPORAL_METHODS.find((one) => one === text);
  if (!method) throw new UnusableInput(`--method is one of ${TEMPORAL_METHODS.join(', ')}, not ${text}.`);
  return method;
}

function objectsOf(file: string, content: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(content)) throw new UnusableInput(`${file} holds no list: [{…}] is expected.`);
  content.forEach((one: unknown, index) => {
    const usable = typeof one === 'object' && one !== null && !Array.isArray(one);
    if (!usable) throw new UnusableInput(`${titleOf(file, index)} is not an object.`);
  });
  return content;
}

const titleOf = (file: string, index: number): string => `${file}: entry ${index + 1}`;
