import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '#libs/kernel';
import { SignalThresholds } from '../../application/signal/signal-neighbours.js';
import type { SignalRules } from '../../domain/signal/signal-rules.js';

const count = z.int().positive();
const positive = z.number().positive();
const share = z.number().gt(0).lt(1);

const schema = z.strictObject({
  version: count,
  effective: z.iso.date(),
  series_weeks: count.max(520),
  screening: z.strictObject({
    weeks: count,
    min_cases: count,
    ic_lower: z.number(),
    evans: z.strictObject({ cases: count, prr: positive, chi2: positive }),
    background_cases: count,
    prior: z.array(positive).length(5),
  }),
  shrinkage: z.strictObject({ cases: positive, least_per_week: z.number().min(0.05) }),
  temporal: z.strictObject({
    min_cases: count,
    ears: z.strictObject({ baseline: count.min(3), alpha: share, min_sigma: z.number().min(0) }),
    poisson_cusum: z.strictObject({ times: z.number().gt(1), quiet_weeks: count, weeks: count }),
    farrington: z.strictObject({
      b: count,
      w: count,
      alpha: share,
      freq: count,
      limit54: z.tuple([count, count]),
    }),
    maxsprt: z.strictObject({
      newly_listed_weeks: count,
      upper_limit_expected: positive,
      min_events: count,
      alpha: share,
    }),
  }),
  again_after_cases: count,
  campaign: z.strictObject({
    within_days: count,
    looked_back_days: count,
    likeness: share,
    shingle_words: count,
    least_words: count,
    shown_from: count.min(2),
    compared: count,
  }),
});

/** Read once, at start: a fault in the file stops the process. */
@Injectable()
export class FileSignalThresholds extends SignalThresholds {
  private readonly rules = rulesFrom(
    parse(readFileSync(path.join(projectRoot, 'libs/vigilance/data/signals.yaml'), 'utf8')),
  );

  override inForce(): SignalRules {
    return this.rules;
  }
}

function rulesFrom(file: unknown): SignalRules {
  const { version, series_weeks, screening, shrinkage, temporal, again_after_cases, campaign } = schema.parse(file);
  const { ears, poisson_cusum, farrington, maxsprt } = temporal;
  return {
    version,
    seriesWeeks: series_weeks,
    screening: {
      weeks: screening.weeks,
      minCases: screening.min_cases,
      icLower: screening.ic_lower,
      evans: screening.evans,
      backgroundCases: screening.background_cases,
      prior: screening.prior,
    },
    shrinkage: { cases: shrinkage.cases, leastPerWeek: shrinkage.least_per_week },
    temporal: {
      minCases: temporal.min_cases,
      ears: { baseline: ears.baseline, alpha: ears.alpha, minSigma: ears.min_sigma },
      poissonCusum: { times: poisson_cusum.times, quietWeeks: poisson_cusum.quiet_weeks, weeks: poisson_cusum.weeks },
      farrington,
      maxsprt: {
        newlyListedWeeks: maxsprt.newly_listed_weeks,
        upperLimitExpected: maxsprt.upper_limit_expected,
        minEvents: maxsprt.min_events,
        alpha: maxsprt.alpha,
      },
    },
    againAfterCases: again_after_cases,
    campaign: {
      withinDays: campaign.within_days,
      lookedBackDays: campaign.looked_back_days,
      likeness: campaign.likeness,
      shingleWords: campaign.shingle_words,
      leastWords: campaign.least_words,
      shownFrom: campaign.shown_from,
      compared: campaign.compared,
    },
  };
}
