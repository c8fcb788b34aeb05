import type { Command } from 'commander';
import { seedFramework } from '#libs/criteria';
import { ownerDataSource } from '#libs/database';
import { seedExperts } from '#libs/evaluation';
import { seedFeedback } from '#libs/feedback';
import { seedPeople } from '#libs/identity';
import { SystemClock } from '#libs/kernel';
import { cliSettings } from './settings.js';

/** `aval seed`: what an installation begins with. Running it again changes nothing. */
export function registerSeed(program: Command): void {
  program
    .command('seed')
    .description('put the framework of departure in force and, in a demonstration, let the demo people in')
    .action(async () => {
      const { DATABASE_URL, DEMO, OIDC_ISSUER } = cliSettings();
      const database = await ownerDataSource(DATABASE_URL).initialize();
      try {
        const clock = new SystemClock();
        process.stdout.write(`framework ${await seedFramework(database, clock)} is in force\n`);
        if (!DEMO) return;
        await seedPeople(database, clock, OIDC_ISSUER);
        await seedExperts(database, clock);
        await seedFeedback(DATABASE_URL, clock);
      } finally {
        await database.destroy();
      }
    });
}
