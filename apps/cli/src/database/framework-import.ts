import type { Command } from 'commander';
import { importFramework } from '#libs/criteria';
import { ownerDataSource } from '#libs/database';
import { DomainError, SystemClock } from '#libs/kernel';
import { FileNotUsable, writeFault } from '#rules/criteria';
import { readText, UnusableInput } from '../pure/files.js';
import { cliSettings } from './settings.js';

const FAULTS_FOUND = 1;
const INPUT_UNUSABLE = 2;

/** `aval framework import FILE`: the file becomes a draft, or its faults are named with their lines. */
export function registerFrameworkImport(framework: Command): void {
  framework
    .command('import <file>')
    .description('make a draft version of a framework file')
    .option('--policy <file>', 'its policy; without it, the one in force goes on')
    .action(async (file: string, { policy }: { policy?: string }) => {
      try {
        const texts = { framework: readText(file), ...(policy !== undefined && { policy: readText(policy) }) };
        process.stdout.write(`draft ${await importInto(cliSettings().DATABASE_URL, texts)}\n`);
      } catch (refusal) {
        if (!(refusal instanceof DomainError || refusal instanceof UnusableInput)) throw refusal;
        const lines = refusal instanceof FileNotUsable ? refusal.faults.map(writeFault) : [refusal.message];
        process.stderr.write(`${lines.join('\n')}\n`);
        process.exitCode = refusal instanceof UnusableInput ? INPUT_UNUSABLE : FAULTS_FOUND;
      }
    });
}

async function importInto(url: string, texts: { readonly framework: string; readonly policy?: string }) {
  const database = await ownerDataSource(url).initialize();
  try {
    return await importFramework(database, new SystemClock(), texts);
  } finally {
    await database.destroy();
  }
}
