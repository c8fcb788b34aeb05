import type { Command } from 'commander';
import { departureReader } from '#rules/reading';
import { answer, orRefused } from './answer.js';
import { UnusableInput } from './files.js';
import { answerLines } from './text-lines.js';
import { trainOn } from './triage-train.js';

/** `aval triage`: what the machine proposes about texts; `aval triage train`: how it came to. */
export function registerTriage(program: Command): void {
  const triage = program
    .command('triage')
    .description('what the machine proposes about reports and comments: kind, severity, services and why')
    .option('--input <file>', 'JSONL: {"id", "text"} on each line')
    .action(({ input }: { input?: string }) =>
      orRefused(() => {
        if (input === undefined) throw new UnusableInput('Say which file: aval triage --input <file>.');
        const reader = departureReader();
        answerLines(input, ({ id, text }) => {
          const { isUnsure, topic = null, ...reading } = reader.read(text);
          return { id, ...reading, topic, unsure: isUnsure };
        });
      }),
    );
  triage
    .command('train')
    .description('make the shipped model and its card from labelled texts kept outside the project')
    .requiredOption('--data <folder>', 'JSONL files: {"id", "text", "kind", "severity"} on each line')
    .option('--out <folder>', 'where to write model.json and model-card.md; without it, where the shipped ones are')
    .action(({ data, out }: { data: string; out?: string }) => answer(() => trainOn(data, out)));
}
