import { type Command, InvalidArgumentError } from 'commander';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/database';
import { demoAccountId, issueDemoToken, readDemo, seedPeople } from '#libs/identity';
import { SystemClock } from '#libs/kernel';
import { cliSettings } from './settings.js';

interface Options {
  readonly scopes: readonly string[];
  readonly days: number;
}

/** `aval demo token PERSON`: a fresh key that acts for a person of the demonstration. Never in production. */
export function registerDemoToken(demo: Command): void {
  demo
    .command('token')
    .argument('<person>', 'key of a demo person (aval demo people)', knownPerson)
    .option('--scopes <operations>', 'operations it may call, separated by commas', (text) => text.split(','), ['*'])
    .option('--days <n>', 'how long it works', positive, 30)
    .description('print one fresh API key for a person of the demonstration')
    .action((person: string, options: Options) => printToken(person, options));
}

async function printToken(person: string, { scopes, days }: Options): Promise<void> {
  const settings = cliSettings();
  if (settings.NODE_ENV === 'production') {
    process.stderr.write('A demo token signs somebody in without proof: there is none in production.\n');
    process.exitCode = 1;
    return;
  }
  const database = await new DataSource(dataSourceOptions({ url: settings.DATABASE_URL, pool: 1 })).initialize();
  try {
    const clock = new SystemClock();
    if (!(await isSeeded(database, person))) await seedPeople(database, clock, settings.OIDC_ISSUER);
    process.stdout.write(`${await issueDemoToken(database, clock, { person, scopes, days })}\n`);
  } finally {
    await database.destroy();
  }
}

async function isSeeded(database: DataSource, person: string): Promise<boolean> {
  const found = await database.query<unknown[]>('SELECT FROM identity.account WHERE id = $1', [demoAccountId(person)]);
  return found.length > 0;
}

function knownPerson(key: string): string {
  if (readDemo().people.some((person) => person.key === key)) return key;
  throw new InvalidArgumentError('there is nobody of this name in the demonstration (aval demo people)');
}

function positive(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days > 0) return days;
  throw new InvalidArgumentError('a positive number of days');
}
