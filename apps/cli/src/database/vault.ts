import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { SettingsFault } from '#libs/config';
import { APPLICATION_ROLE, dataSourceOptions } from '#libs/database';
import { SystemClock } from '#libs/kernel';
import { addVaultKey, KeyRingFault, makeVaultKeyFile, rewrapVault } from '#libs/vault';
import { cliSettings } from './settings.js';

const INPUT_UNUSABLE = 2;

/** `aval vault …`: the keys under which those who report are kept. */
export function registerVault(program: Command): void {
  const vault = program.command('vault').description('the vault of reporters: its keys');

  vault
    .command('make-keys <file>')
    .description('make the first keys of a vault, unless the file is there')
    .action((file: string) =>
      orSentence(async () => {
        makeVaultKeyFile(file);
        print(`The keys are in ${file}. Keep a copy where the database is not: without them nothing can be read.`);
      }),
    );

  vault
    .command('rotate')
    .description('add a wrapping key to VAULT_KEY_FILE; restart the processes, then run rewrap')
    .action(() =>
      orSentence(async () => {
        addVaultKey(cliSettings());
        print('A new wrapping key is in the file. Restart the processes, then: aval vault rewrap');
      }),
    );

  vault
    .command('rewrap')
    .description('wrap every data key with the newest wrapping key; can be cut off and run again')
    .action(() =>
      orSentence(async () => {
        const settings = cliSettings();
        const database = await new DataSource(
          dataSourceOptions({ url: settings.DATABASE_URL, pool: 1, role: APPLICATION_ROLE }),
        ).initialize();
        try {
          print(`${await rewrapVault(database, new SystemClock(), settings)} data keys were wrapped anew.`);
        } finally {
          await database.destroy();
        }
      }),
    );
}

const print = (line: string) => process.stdout.write(`${line}\n`);

/** What stands in the way is a sentence, never a stack. */
async function orSentence(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof KeyRingFault || fault instanceof SettingsFault)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = INPUT_UNUSABLE;
  }
}
