import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { addMonths, type Day, frenchCalendar, parseDuration, projectRoot } from '#libs/kernel';
import { FeedbackPolicy } from '../application/feedback-policy.js';
import { PERIOD_PATTERN } from '../domain/usage/usage-period.js';

const words = z.strictObject({ fr: z.string(), en: z.string() });
const key = z.string().regex(/^[a-z_]{2,40}$/);
const vocabulary = z.record(key, words);

const policySchema = z.strictObject({
  version: z.int().positive(),
  effective: z.iso.date(),
  calendar: z.strictObject({ alsace_moselle: z.boolean() }),
  usage: z.strictObject({
    earliest_period: z.string().regex(PERIOD_PATTERN),
    largest_figure: z.int().positive(),
    sources: vocabulary,
  }),
  import: z.strictObject({ rows_at_most: z.int().positive(), faults_shown: z.int().positive() }),
  reviews: z.strictObject({
    longest_text: z.int().positive(),
    longest_id: z.int().positive(),
    published_within: z.string().regex(/^\d+wd$/),
    kept_at_most: z.string().regex(/^\d+m$/),
    flag_decided_within: z.string().regex(/^\d+wd$/),
    statements: z.strictObject({
      consideration: words,
      moderation: words,
      contact: words,
      change: words,
      flag: words,
    }),
    sources: z.record(key, words.extend({ control: words })),
    refusal_motives: vocabulary,
    flag_motives: vocabulary,
  }),
  trend: z.strictObject({ window: z.string().regex(/^\d+d$/) }),
});

/** Read once, at start: a fault in the file stops the process, not a request. */
@Injectable()
export class FileFeedbackPolicy extends FeedbackPolicy {
  override readonly version;
  override readonly usage;
  override readonly usageSources;
  override readonly imports;
  override readonly reviews;
  override readonly trendDays;
  override readonly calendar;

  constructor() {
    super();
    const file = path.join(projectRoot, 'libs/feedback/data/feedback-policy.yaml');
    const policy = policySchema.parse(parse(readFileSync(file, 'utf8')));
    const { usage, reviews } = policy;
    this.version = policy.version;
    this.usageSources = new Map(Object.entries(usage.sources));
    this.usage = {
      earliestPeriod: usage.earliest_period,
      largestFigure: usage.largest_figure,
      sources: new Set(Object.keys(usage.sources)),
    };
    this.imports = { rowsAtMost: policy.import.rows_at_most, faultsShown: policy.import.faults_shown };
    this.reviews = {
      limits: {
        longestText: reviews.longest_text,
        longestId: reviews.longest_id,
        sources: new Set(Object.keys(reviews.sources)),
      },
      sources: new Map(Object.entries(reviews.sources)),
      refusalMotives: new Map(Object.entries(reviews.refusal_motives)),
      flagMotives: new Map(Object.entries(reviews.flag_motives)),
      statements: reviews.statements,
      publishedWithin: reviews.published_within,
      keptAtMost: reviews.kept_at_most,
      flagDecidedWithin: reviews.flag_decided_within,
    };
    this.trendDays = parseDuration(policy.trend.window).count;
    this.calendar = frenchCalendar({ alsaceMoselle: policy.calendar.alsace_moselle });
  }

  override keptSince(today: Day): Day {
    return addMonths(today, -parseDuration(this.reviews.keptAtMost).count);
  }
}
