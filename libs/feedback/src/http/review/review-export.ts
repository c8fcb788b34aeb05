import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { type Actor, Clock } from '#libs/kernel';
import { FeedbackWork } from '../../application/feedback.work.js';
import { FeedbackPolicy } from '../../application/feedback-policy.js';
import { type ReviewFilter, ReviewReads } from '../../application/review/review-reads.js';
import type { ReviewSnapshot } from '../../domain/review/review.js';

const COLUMNS = [
  'application_id',
  'source',
  'external_id',
  'written_on',
  'experienced_on',
  'rating',
  'text',
  'language',
  'checked',
  'state',
  'motive',
] as const;

/** Reviews for a spreadsheet, in which no text of a stranger runs as a formula; each export is written down. */
@Injectable()
export class ReviewExport {
  constructor(
    private readonly reads: ReviewReads,
    private readonly work: FeedbackWork,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  async csv(actor: Actor, filter: ReviewFilter): Promise<string> {
    const reviews = await this.reads.page(filter, undefined, this.policy.imports.rowsAtMost);
    await this.work.transaction(({ journal }) =>
      journal.append({
        kind: 'review.export',
        subject: { kind: 'export', id: 'reviews' },
        actor,
        at: this.clock.now(),
        facts: { rows: reviews.length, state: filter.state ?? null, application: filter.applicationId ?? null },
      }),
    );
    const columns = [...COLUMNS];
    return stringify(reviews.map(row), { header: true, columns, bom: true, delimiter: ';', escape_formulas: true });
  }
}

const row = (review: ReviewSnapshot) => [
  review.applicationId,
  review.source,
  review.externalId,
  review.writtenOn,
  review.experiencedOn ?? '',
  review.rating,
  review.text,
  review.language,
  String(review.checked),
  review.state,
  review.refusal?.motive ?? '',
];
