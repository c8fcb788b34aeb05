import type { Command } from 'commander';
import { migrate, ownerDataSource } from '#libs/database';
import { cliSettings } from './settings.js';

/** `aval migrate`: brings the database to the schema of this build. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this build')
    .action(async () => {
      const owner = await ownerDataSource(cliSettings().DATABASE_URL).initialize();
      try {
        const done = await migrate(owner);
        process.stdout.write(`${done.length} migrations run${done.map((name) => `\n  ${name}`).join('')}\n`);
      } finally {
        await owner.destroy();
      }
    });
}
