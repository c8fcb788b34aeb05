import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/database';
import { SystemClock } from '#libs/kernel';
import { LogForked, makeCheckpoint, makeLogKey, NoteFault, verifyJournalOf, WrongLog } from '#libs/trust';
import { readBytes, UnusableInput } from '../pure/files.js';
import { cliSettings } from './settings.js';

const FAULTS_FOUND = 1;
const INPUT_UNUSABLE = 2;

/** `aval journal …`: the public log, for those who keep it and for those who check it. */
export function registerJournal(program: Command): void {
  const journal = program.command('journal').description('the public log over the journal');

  journal
    .command('checkpoint')
    .description('give every entry that awaits one its leaf, sign the head, and print the newest checkpoint')
    .action(() => onDatabase(printCheckpoint));

  journal
    .command('verify')
    .description('compute the whole log again from the journal; exit 1 and the rows when something does not fit')
    .option('--checkpoint <file>', 'an older checkpoint that somebody kept: the log must begin with it')
    .action(({ checkpoint }: { checkpoint?: string }) => onDatabase((database) => printVerdict(database, checkpoint)));

  journal
    .command('make-key <file>')
    .description('make the key of a log, unless the file is there, and print its public half')
    .requiredOption(
      '--name <name>',
      'the name of the log for ever: an address without its scheme, aval.example/journal',
    )
    .action((file: string, { name }: { name: string }) => orSentence(async () => print(makeLogKey(file, name))));
}

const print = (line: string) => process.stdout.write(`${line}\n`);

async function printCheckpoint(database: DataSource): Promise<void> {
  const newest = await makeCheckpoint(database, new SystemClock(), cliSettings());
  process.stdout.write(newest.note);
}

async function printVerdict(database: DataSource, file: string | undefined): Promise<void> {
  const kept = file === undefined ? undefined : readBytes(file);
  const { entries, checkpoints, awaiting, faults } = await verifyJournalOf(database, kept);
  if (faults.length === 0) {
    const later = awaiting > 0 ? `, ${awaiting} entries await their leaf` : '';
    print(`The journal is whole: ${entries} entries, ${checkpoints} checkpoints${later}.`);
    return;
  }
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = FAULTS_FOUND;
}

/** As the owner: whoever checks must not depend on the rights of the application. Connections that only read wait longer. */
function onDatabase(work: (database: DataSource) => Promise<void>): Promise<void> {
  return orSentence(async () => {
    const options = dataSourceOptions({ url: cliSettings().DATABASE_URL, pool: 1 });
    const extra = { ...options.extra, statement_timeout: 600_000 };
    const database = await new DataSource({ ...options, extra }).initialize();
    try {
      await work(database);
    } finally {
      await database.destroy();
    }
  });
}

async function orSentence(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (refusal) {
    const isFault = refusal instanceof LogForked || refusal instanceof WrongLog;
    if (!(isFault || refusal instanceof UnusableInput || refusal instanceof NoteFault)) throw refusal;
    process.stderr.write(`${refusal.message}\n`);
    process.exitCode = isFault ? FAULTS_FOUND : INPUT_UNUSABLE;
  }
}
