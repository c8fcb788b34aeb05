import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { importFramework } from '#libs/criteria';
import { ownerDataSource } from '#libs/database';
import { SystemClock } from '#libs/kernel';
import { FileNotUsable, writeFault } from '#rules/criteria';
import { cliSettings } from './settings.js';

/** `aval framework import FILE`: the file becomes a draft, or its faults are named with their lines. */
export function registerFrameworkImport(framework: Command): void {
  framework
    .command('import <file>')
    .description('make a draft version of a framework file')
    .option('--policy <file>', 'its policy; without it, the one in force goes on')
    .action(async (file: string, { policy }: { policy?: string }) => {
      const texts = {
        framework: readFileSync(file, 'utf8'),
        ...(policy !== undefined && { policy: readFileSync(policy, 'utf8') }),
      };
      const database = await ownerDataSource(cliSettings().DATABASE_URL).initialize();
      try {
        process.stdout.write(`draft ${await importFramework(database, new SystemClock(), texts)}\n`);
      } catch (refusal) {
        if (!(refusal instanceof FileNotUsable)) throw refusal;
        process.stderr.write(`${refusal.faults.map(writeFault).join('\n')}\n`);
        process.exitCode = 1;
      } finally {
        await database.destroy();
      }
    });
}
