import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#libs/kernel';
import type { LineFault } from '../../domain/import/import-refused.js';
import type { Line } from '../../domain/import/line.js';
import { type Arrival, Review } from '../../domain/review/review.js';
import { type ReviewLine, readReviewLine } from '../../domain/review/review-line.js';
import { type FeedbackScope, FeedbackWork, sourceKey } from '../feedback.work.js';
import { FeedbackPolicy } from '../feedback-policy.js';
import { type ImportSummary, type NumberedValue, takeLines } from '../import/take-lines.js';
import { unknownApplication } from '../import/unknown-application.js';
import { REVIEWS_IMPORTED } from './feedback.events.js';
import { keepMoved } from './review-steps.js';

export interface ReviewFile {
  readonly lines: AsyncIterable<Line>;
  /** Says what would come of it and changes nothing. */
  readonly dryRun: boolean;
}

interface Intake {
  readonly scope: FeedbackScope;
  readonly actor: Actor;
  readonly arrival: Arrival;
  readonly tally: { added: number; changed: number; unchanged: number };
}

/** A table of reviews from a store. What came before is known by its id there; all lines are taken, or none. */
@Injectable()
export class ImportReviews {
  constructor(
    private readonly work: FeedbackWork,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  /** @throws ImportRefused naming the faults with their lines */
  execute(actor: Actor, { lines, dryRun }: ReviewFile): Promise<ImportSummary> {
    const arrival: Arrival = {
      at: this.clock.now(),
      on: this.clock.today(),
      importId: newId<'Import'>(),
      dueAt: this.policy.dueFrom(this.clock, this.policy.reviews.publishedWithin),
    };
    const take = async (scope: FeedbackScope): Promise<ImportSummary> => {
      const intake: Intake = { scope, actor, arrival, tally: { added: 0, changed: 0, unchanged: 0 } };
      await scope.reviews.lockFiles();
      const count = await takeLines<ReviewLine>(lines, this.policy.imports, {
        read: (cells) => readReviewLine(cells, arrival.on, this.policy.reviews.limits),
        keyOf: sourceKey,
        keyColumn: 'external_id',
        keep: (batch) => keep(batch, intake),
      });
      const summary = { lines: count, ...intake.tally };
      await tell(intake, summary);
      return summary;
    };
    return dryRun ? this.work.rehearsal(take) : this.work.transaction(take);
  }
}

async function keep(batch: readonly NumberedValue<ReviewLine>[], intake: Intake): Promise<LineFault[]> {
  const { scope, arrival, tally } = intake;
  const found = await scope.applications.bySlug(batch.map(({ value }) => value.slug));
  const known = await scope.reviews.known(batch.map(({ value }) => value));
  const faults: LineFault[] = [];
  const fresh: Review[] = [];
  for (const { line, value } of batch) {
    const { slug, ...words } = value;
    const applicationId = found.get(slug);
    const before = known.get(sourceKey(value));
    if (!applicationId) {
      faults.push(unknownApplication(line));
    } else if (before && before.toSnapshot().applicationId !== applicationId) {
      faults.push({ line, ...OF_ANOTHER });
    } else if (!before) {
      fresh.push(Review.receive(newId<'Review'>(), { ...words, applicationId }, arrival));
      tally.added += 1;
    } else if (await amended(before, { ...words, applicationId }, intake)) {
      tally.changed += 1;
    } else {
      tally.unchanged += 1;
    }
  }
  await scope.reviews.addAll(fresh);
  return faults;
}

const OF_ANOTHER = {
  column: 'external_id',
  code: 'review_of_another_application',
  message: 'is known already as a review of another application',
} as const;

async function amended(
  review: Review,
  handed: Parameters<Review['amend']>[0],
  { scope, actor, arrival }: Intake,
): Promise<boolean> {
  const { state: from } = review;
  if (!review.amend(handed, arrival)) return false;
  const facts = { import: arrival.importId };
  await keepMoved(scope, { review, from, action: 'amend', actor, at: arrival.at, facts });
  return true;
}

async function tell({ scope, actor, arrival }: Intake, summary: ImportSummary): Promise<void> {
  const { importId, at } = arrival;
  await scope.journal.append({
    kind: 'review.import',
    subject: { kind: 'import', id: importId },
    actor,
    at,
    facts: { ...summary },
  });
  await scope.outbox.announce({ name: REVIEWS_IMPORTED, payload: { importId }, occurredAt: at });
}
