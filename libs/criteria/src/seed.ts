import type { DataSource } from 'typeorm';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { type Clock, type Day, NotFound, SYSTEM } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import type { VersionTexts } from './application/framework-text.js';
import type { Frameworks } from './application/frameworks.js';
import { type ImpactPreview, PreviewImpact } from './application/impact/preview-impact.js';
import { ImportFramework } from './application/import-framework.js';
import { SeedFramework } from './application/seed-framework.js';
import type { FrameworkVersionId } from './domain/framework-version.js';
import { PgCriteriaWork } from './persistence/pg-criteria.work.js';
import { PgFrameworks } from './persistence/pg-frameworks.js';

/** Neither a draft nor the first version is announced to anybody. */
const workOver = (database: DataSource) =>
  new PgCriteriaWork(database, new Journal(), new Outbox(new Map()), new Timers());

/** For commands, which have a connection and no container. @returns the number of the version in force */
export const seedFramework = (database: DataSource, clock: Clock): Promise<string> =>
  new SeedFramework(workOver(database), clock).execute();

/** For commands: a draft from its texts. @throws FileNotUsable @returns the id of the draft */
export const importFramework = (database: DataSource, clock: Clock, texts: VersionTexts): Promise<string> =>
  new ImportFramework(workOver(database), clock).execute(SYSTEM, texts);

/** For commands: the versions that were published, each text read once. */
export const frameworksOver = (database: DataSource): Frameworks => new PgFrameworks(database);

/** For commands. @throws NotFound for a number nobody gave; Conflict (`changes_classed`) */
export async function previewImpact(
  database: DataSource,
  clock: Clock,
  number: string,
  effectiveOn: Day,
): Promise<ImpactPreview> {
  const [found] = await database.query<{ id: FrameworkVersionId }[]>(
    'SELECT id FROM criteria.framework_version WHERE number = $1',
    [number],
  );
  if (!found) throw new NotFound('framework', number);
  return new PreviewImpact(workOver(database), clock).execute(found.id, effectiveOn);
}
