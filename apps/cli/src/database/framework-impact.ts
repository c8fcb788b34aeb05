import type { Command } from 'commander';
import { type ImpactPreview, previewImpact } from '#libs/criteria';
import { ownerDataSource } from '#libs/database';
import { DomainError, isDay, SystemClock } from '#libs/kernel';
import type { Impact, ListingImpact } from '#rules/criteria';
import { asJson } from '../pure/answer.js';
import { cliSettings } from './settings.js';

const REFUSED = 1;
const INPUT_UNUSABLE = 2;

interface Options {
  readonly effective: string;
  readonly json?: true;
}

/** `aval framework impact NUMBER --effective DAY`: whom a version would hit; what is published with it is made by the API. */
export function registerFrameworkImpact(framework: Command): void {
  framework
    .command('impact <number>')
    .description('which listings a version would hit, by when they must comply, which letters would go; keeps nothing')
    .requiredOption('--effective <day>', 'the day on which it would take effect (YYYY-MM-DD)')
    .option('--json', 'the whole as JSON')
    .action(async (number: string, { effective, json }: Options) => {
      if (!isDay(effective)) return refuse(`${effective} is no day (YYYY-MM-DD)`, INPUT_UNUSABLE);
      const database = await ownerDataSource(cliSettings().DATABASE_URL).initialize();
      try {
        const preview = await previewImpact(database, new SystemClock(), number, effective);
        process.stdout.write(`${json ? asJson(preview) : asText(preview)}\n`);
      } catch (refusal) {
        if (!(refusal instanceof DomainError)) throw refusal;
        refuse(refusal.message, REFUSED);
      } finally {
        await database.destroy();
      }
    });
}

function refuse(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}

const asText = ({ impact, hit }: ImpactPreview): string => [summaryOf(impact), ...hit.map(lineOf)].join('\n');

function summaryOf({ listings, hit, failing, unreadable, letters }: Impact): string {
  const sent = Object.entries(letters).map(([letter, count]) => `${count} × ${letter}`);
  return `${listings} live listings: ${hit} to comply anew, ${failing} that would fail if nothing is done, ${unreadable} for a person to look at. Letters: ${sent.join(', ') || 'none'}.`;
}

const lineOf = ({ application, tier, criteria, dueOn, ifNothing, fails }: ListingImpact): string =>
  tier === null
    ? `  ${application}: its facts cannot be read under this version`
    : `  ${application}  ${tier}  by ${dueOn}: ${criteria.join(' ')}  if nothing is done: ${ifNothing}${fails ? ', fails' : ''}`;
