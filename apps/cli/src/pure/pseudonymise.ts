import type { Command } from 'commander';
import { departurePseudonymiser } from '#rules/reading';
import { orRefused } from './answer.js';
import { answerLines } from './text-lines.js';

/** `aval pseudonymise`: texts without the people in them. */
export function registerPseudonymise(program: Command): void {
  program
    .command('pseudonymise')
    .description('texts with names, numbers, mails and addresses replaced by placeholders')
    .requiredOption('--input <file>', 'JSONL: {"id", "text"} on each line')
    .option('--keep <names...>', 'what looks like a name and is none: the application, its publisher')
    .action(({ input, keep = [] }: { input: string; keep?: readonly string[] }) =>
      orRefused(() => {
        const pseudonymiser = departurePseudonymiser();
        answerLines(input, ({ id, text }) => ({ id, ...pseudonymiser.pseudonymise(text, keep) }));
      }),
    );
}
