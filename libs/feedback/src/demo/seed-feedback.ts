import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/database';
import { demoAccountId } from '#libs/identity';
import { type Actor, addDays, addMonths, type Clock, type Day } from '#libs/kernel';
import type { Cells } from '../domain/import/cell-reader.js';
import type { Line } from '../domain/import/line.js';
import { periodOf } from '../domain/usage/usage-period.js';
import { feedbackRows } from '../persistence/rows.js';
import { type DemoFeedback, readDemoFeedback } from './demo-feedback.js';
import { useCasesOver } from './use-cases.js';

const CASE_OFFICER = 'gaelle';

/** Applications in the catalogue of which nobody has told anything yet, oldest first. */
const WITHOUT_FEEDBACK = `
  SELECT p.slug FROM referencing.public_listing p
  WHERE p.status <> 'delisted'
    AND NOT EXISTS (SELECT FROM feedback.usage u WHERE u.application_id = p.application_id)
    AND NOT EXISTS (SELECT FROM feedback.review r WHERE r.application_id = p.application_id)
  ORDER BY p.listed_at, p.slug`;

/**
 * Gives every listed application of a demonstration a few invented figures and reviews, through the use cases
 * themselves. Run again, it changes nothing; before anything is listed, it does nothing.
 * @returns how many applications were furnished
 */
export async function seedFeedback(url: string, clock: Clock): Promise<number> {
  const database = await new DataSource(dataSourceOptions({ url, pool: 1, entities: feedbackRows })).initialize();
  try {
    return await furnish(database, clock);
  } finally {
    await database.destroy();
  }
}

async function furnish(database: DataSource, clock: Clock): Promise<number> {
  const listed = await database.query<{ slug: string }[]>(WITHOUT_FEEDBACK);
  if (listed.length === 0) return 0;
  const demo = readDemoFeedback();
  const slugs = listed.map(({ slug }) => slug);
  const { importUsage, importReviews, moderate, waiting } = useCasesOver(database, clock);
  const actor: Actor = { accountId: demoAccountId(CASE_OFFICER), role: 'case_officer' };
  const today = clock.today();

  await importUsage.execute(actor, { lines: linesOf(usageOf(demo, slugs, today)), dryRun: false });
  await importReviews.execute(actor, { lines: linesOf(reviewsOf(demo, slugs, today)), dryRun: false });
  const shown = new Set(demo.reviews.filter(({ publish }) => publish).map(({ text }) => text));
  for (const { id, version, text } of await waiting(slugs))
    if (shown.has(text)) await moderate.publish(actor, { reviewId: id, expectedVersion: version });
  return slugs.length;
}

const usageOf = ({ usage }: DemoFeedback, slugs: readonly string[], today: Day): Cells[] =>
  slugs.flatMap((application) =>
    usage.map(({ months_ago, downloads, active_users, source }) => ({
      application,
      period: periodOf(addMonths(today, -months_ago)),
      downloads: String(downloads),
      active_users: String(active_users),
      source,
    })),
  );

const reviewsOf = ({ reviews }: DemoFeedback, slugs: readonly string[], today: Day): Cells[] =>
  slugs.flatMap((application) =>
    reviews.map(({ days_ago, used_days_ago, rating, source, checked, text }, index) => ({
      application,
      source,
      external_id: `demo-${application}-${index + 1}`,
      written_on: addDays(today, -days_ago),
      experienced_on: used_days_ago === undefined ? '' : addDays(today, -used_days_ago),
      rating: String(rating),
      text,
      language: 'fr',
      checked: String(checked),
    })),
  );

async function* linesOf(table: readonly Cells[]): AsyncGenerator<Line> {
  for (const [index, cells] of table.entries()) yield { number: index + 2, cells };
}
