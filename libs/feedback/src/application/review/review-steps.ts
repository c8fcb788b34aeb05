import type { JournalEntry } from '#libs/journal';
import type { Actor } from '#libs/kernel';
import type { Review } from '../../domain/review/review.js';
import type { ReviewAction, ReviewState } from '../../domain/review/review.lifecycle.js';
import type { FeedbackScope } from '../feedback.work.js';

export interface Moved {
  readonly review: Review;
  readonly from: ReviewState;
  readonly action: ReviewAction;
  readonly actor: Actor;
  readonly at: Date;
  readonly facts?: JournalEntry['facts'];
}

/** Keeps a review that has moved, writes the journal, and closes the flag that has lost its object. */
export async function keepMoved(
  scope: FeedbackScope,
  { review, from, action, actor, at, facts }: Moved,
): Promise<void> {
  const { id, applicationId, state } = review.toSnapshot();
  await scope.reviews.save(review);
  await scope.journal.append({
    kind: `review.${action}`,
    subject: { kind: 'review', id },
    actor,
    at,
    from,
    to: state,
    facts: { application: applicationId, ...facts },
  });
  const flag = await scope.flags.openOn(id);
  if (!flag) return;
  flag.lapse(at);
  await scope.flags.save(flag);
  await scope.letters.flagClosed(flag, review);
}
