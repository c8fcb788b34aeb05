import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '#libs/kernel';

const demoSchema = z.strictObject({
  usage: z.array(
    z.strictObject({
      months_ago: z.int().nonnegative(),
      downloads: z.int().nonnegative(),
      active_users: z.int().nonnegative(),
      source: z.string(),
    }),
  ),
  reviews: z.array(
    z.strictObject({
      days_ago: z.int().nonnegative(),
      used_days_ago: z.int().nonnegative().optional(),
      rating: z.int().min(1).max(5),
      source: z.string(),
      checked: z.boolean(),
      publish: z.boolean().default(false),
      text: z.string(),
    }),
  ),
});

export type DemoFeedback = z.infer<typeof demoSchema>;

/** What was invented about the applications of the demonstration. */
export const readDemoFeedback = (): DemoFeedback =>
  demoSchema.parse(parse(readFileSync(path.join(projectRoot, 'libs/feedback/data/demo-feedback.yaml'), 'utf8')));
