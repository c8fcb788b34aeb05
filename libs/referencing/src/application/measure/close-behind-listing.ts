import type { ListingId } from '../../domain/listing/listing-id.js';
import type { ReferencingScope } from '../referencing.work.js';
import { lapseProlongation } from './tell-prolongation.js';

const ENDED = 'Le référencement a pris fin.';

/** A listing that ended leaves nothing waiting for an answer: hearings, proposals and an announced withdrawal fall with it. */
export async function closeBehindListing(
  scope: Pick<
    ReferencingScope,
    'hearings' | 'proposals' | 'withdrawals' | 'prolongations' | 'timers' | 'journal' | 'outbox'
  >,
  listing: ListingId,
  at: Date,
): Promise<void> {
  const { hearings, proposals, withdrawals, timers } = scope;
  await lapseProlongation(scope, listing, ENDED, at);
  for (const hearing of await hearings.openOn(listing)) {
    hearing.cancel();
    await hearings.save(hearing);
    await timers.cancel({ kind: 'hearing', id: hearing.toSnapshot().id });
  }
  for (const proposal of await proposals.openOn(listing)) {
    proposal.dismiss(ENDED, null, at);
    await proposals.save(proposal);
  }
  const withdrawal = await withdrawals.runningOn(listing);
  if (!withdrawal) return;
  withdrawal.cancel();
  await withdrawals.save(withdrawal);
  await timers.cancel({ kind: 'withdrawal', id: withdrawal.toSnapshot().id });
}
