import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseDuration, projectRoot } from '#libs/kernel';
import {
  type AttachmentRules,
  type DraftRules,
  IntakeRules,
  type ProofRules,
  type ReviewRules,
  type SourceLimit,
} from '../application/neighbours.js';
import { flawsOfTree, type QuestionTree, shapeOf } from '../domain/question/question-tree.js';
import { KINDS, SEVERITIES } from '../domain/report/vocabulary.js';

const id = z.string().regex(/^[a-z_]{2,40}$/);
const treeSchema = z.strictObject({
  version: z.int().positive(),
  language: z.enum(['fr', 'en']),
  start: id,
  advice: z.record(id, z.string()),
  questions: z.array(
    z.strictObject({
      id,
      title: z.string(),
      options: z.array(
        z.strictObject({
          id,
          label: z.string(),
          next: id,
          danger: z.boolean().optional(),
          advice: z.array(id).optional(),
          claims: z
            .strictObject({ kind: z.enum(KINDS).optional(), severity: z.enum(SEVERITIES).optional() })
            .optional(),
        }),
      ),
    }),
  ),
});

const count = z.int().positive();
const period = z.string().regex(/^\d+h$/);
const days = z.string().regex(/^\d+d$/);
const policySchema = z.strictObject({
  version: count,
  effective: z.iso.date(),
  intake: z.strictObject({
    longest_text: count,
    longest_message: count,
    messages_at_most: count,
    from_one_source: z.strictObject({ reports: count, within: period }),
    with_proof_from_one_source: z.strictObject({ reports: count, within: period }),
    proof_of_work: z.strictObject({ cost: count, from: count, to: count, valid: period }),
    from_one_application: z.strictObject({ reports: count, within: period }),
    report_page: z.string().regex(/^\/.*\{application\}/),
    follow_up_page: z.string().regex(/^\//),
    drafts: z.strictObject({
      kept: period,
      follow_up_open: period,
      from_one_source: z.strictObject({ drafts: count, within: period }),
    }),
    attachments: z.strictObject({
      at_most: count,
      largest_mb: count,
      largest_pixels: count,
      from_one_source: z.strictObject({ files: count, within: period }),
    }),
    wrong_codes: z.strictObject({ tries: count, within: period }),
  }),
  reviews: z.strictObject({
    store_sources: z.array(id),
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
    read_at_once: count.max(5_000),
    taken_from: z.partialRecord(z.enum(KINDS), z.enum(SEVERITIES)),
    bursts: z.strictObject({ looked_back: days, within: days, usual: days, times: z.number().gt(1), at_least: count }),
  }),
  sorting: z.strictObject({ shown_similar: count }),
  figures: z.strictObject({ rate_weight: z.number().positive() }),
});

const dataFile = (name: string): unknown =>
  parse(readFileSync(path.join(projectRoot, 'libs/vigilance/data', name), 'utf8'));

/** Read once, at start: a fault in a file stops the process, not a report. */
@Injectable()
export class FileIntakeRules extends IntakeRules {
  override readonly longestText;
  override readonly longestMessage;
  override readonly messagesAtMost;
  override readonly reportsOfOneSource: SourceLimit;
  override readonly provenReportsOfOneSource: SourceLimit;
  override readonly proofOfWork: ProofRules;
  override readonly reviews: ReviewRules;
  override readonly reportsOfOneApplication: SourceLimit;
  override readonly reportPage;
  override readonly followUpPage;
  override readonly attachments: AttachmentRules;
  override readonly drafts: DraftRules;
  override readonly wrongCodesOfOneSource: SourceLimit;
  override readonly shownSimilar;
  override readonly rateWeight;
  private readonly trees = { fr: readTree('fr'), en: readTree('en') };

  constructor() {
    super();
    const { intake, reviews, sorting, figures } = policySchema.parse(dataFile('vigilance-policy.yaml'));
    this.longestText = intake.longest_text;
    this.longestMessage = intake.longest_message;
    this.messagesAtMost = intake.messages_at_most;
    this.reportsOfOneSource = limitOf(intake.from_one_source.reports, intake.from_one_source.within);
    this.provenReportsOfOneSource = limitOf(
      intake.with_proof_from_one_source.reports,
      intake.with_proof_from_one_source.within,
    );
    const { cost, from, to, valid } = intake.proof_of_work;
    this.proofOfWork = { cost, from, to, validHours: parseDuration(valid).count };
    this.reportsOfOneApplication = limitOf(intake.from_one_application.reports, intake.from_one_application.within);
    const { at_most, largest_mb, largest_pixels, from_one_source } = intake.attachments;
    this.attachments = {
      atMost: at_most,
      largestBytes: largest_mb * 1_048_576,
      largestPixels: largest_pixels,
      ofOneSource: limitOf(from_one_source.files, from_one_source.within),
    };
    const { kept, follow_up_open, from_one_source: draftsOfOne } = intake.drafts;
    this.drafts = {
      keptHours: parseDuration(kept).count,
      followUpHours: parseDuration(follow_up_open).count,
      ofOneSource: limitOf(draftsOfOne.drafts, draftsOfOne.within),
    };
    this.reportPage = intake.report_page;
    this.followUpPage = intake.follow_up_page;
    this.wrongCodesOfOneSource = limitOf(intake.wrong_codes.tries, intake.wrong_codes.within);
    this.reviews = {
      storeSources: new Set(reviews.store_sources),
      languages: new Set(reviews.languages),
      readAtOnce: reviews.read_at_once,
      takenFrom: reviews.taken_from,
      bursts: {
        lookedBackDays: parseDuration(reviews.bursts.looked_back).count,
        withinDays: parseDuration(reviews.bursts.within).count,
        usualDays: parseDuration(reviews.bursts.usual).count,
        times: reviews.bursts.times,
        atLeast: reviews.bursts.at_least,
      },
    };
    this.shownSimilar = sorting.shown_similar;
    this.rateWeight = figures.rate_weight;
    if (shapeOf(this.trees.fr) !== shapeOf(this.trees.en))
      throw new Error('the questions differ from French to English');
  }

  override tree(language: 'fr' | 'en'): QuestionTree {
    return this.trees[language];
  }
}

const limitOf = (times: number, within: string): SourceLimit => ({
  times,
  withinSeconds: parseDuration(within).count * 3_600,
});

function readTree(language: 'fr' | 'en'): QuestionTree {
  const tree = treeSchema.parse(dataFile(`questions.${language}.yaml`)) as QuestionTree;
  const flaws = flawsOfTree(tree);
  if (flaws.length > 0) throw new Error(`the questions in ${language} are not usable: ${flaws.join('; ')}`);
  return tree;
}
