import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { SettingsFault } from '#libs/config';
import { APPLICATION_ROLE, dataSourceOptions } from '#libs/database';
import { correctionsIn } from '#libs/vigilance';
import { cliSettings } from './settings.js';

const INPUT_UNUSABLE = 2;

/** `aval triage corrections`: what people corrected of the machine's proposals, as its next training reads it. */
export function registerTriageCorrections(triage: Command): void {
  triage
    .command('corrections')
    .description('print every correction of a proposal by a person, as JSONL that `aval triage train --data` reads')
    .action(printCorrections);
}

async function printCorrections(): Promise<void> {
  try {
    const { DATABASE_URL } = cliSettings();
    const options = dataSourceOptions({ url: DATABASE_URL, pool: 1, role: APPLICATION_ROLE });
    const database = await new DataSource(options).initialize();
    try {
      for await (const correction of correctionsIn(database)) process.stdout.write(`${JSON.stringify(correction)}\n`);
    } finally {
      await database.destroy();
    }
  } catch (fault) {
    if (!(fault instanceof SettingsFault)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = INPUT_UNUSABLE;
  }
}
