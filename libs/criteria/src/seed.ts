import type { DataSource } from 'typeorm';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { type Clock, SYSTEM } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import type { VersionTexts } from './application/framework-text.js';
import { ImportFramework } from './application/import-framework.js';
import { SeedFramework } from './application/seed-framework.js';
import { PgCriteriaWork } from './persistence/pg-criteria.work.js';

/** Neither a draft nor the first version is announced to anybody. */
const workOver = (database: DataSource) =>
  new PgCriteriaWork(database, new Journal(), new Outbox(new Map()), new Timers());

/** For commands, which have a connection and no container. @returns the number of the version in force */
export const seedFramework = (database: DataSource, clock: Clock): Promise<string> =>
  new SeedFramework(workOver(database), clock).execute();

/** For commands: a draft from its texts. @throws FileNotUsable @returns the id of the draft */
export const importFramework = (database: DataSource, clock: Clock, texts: VersionTexts): Promise<string> =>
  new ImportFramework(workOver(database), clock).execute(SYSTEM, texts);
