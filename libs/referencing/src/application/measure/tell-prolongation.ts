import { type Actor, SYSTEM } from '#libs/kernel';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { Prolongation } from '../../domain/measure/prolongation.js';
import type { ReferencingScope } from '../referencing.work.js';

export const PROLONGATION_TIMER = 'prolongation.limit';

type Telling = Pick<ReferencingScope, 'journal' | 'outbox'>;

/** What happened to a request for more time, in the journal and to whoever listens. */
export async function tellProlongation(
  { journal, outbox }: Telling,
  actor: Actor,
  prolongation: Prolongation,
  action: string,
  at: Date,
): Promise<void> {
  const { id, state, listingId, organisationId, basis, answerBy } = prolongation.toSnapshot();
  await journal.append({
    kind: `prolongation.${action}`,
    subject: { kind: 'prolongation', id },
    actor,
    at,
    ...(action !== 'request' && { from: 'requested' }),
    to: state,
    facts: { listing: listingId, basis, answerBy },
  });
  const payload = { prolongationId: id, listingId, organisationId, basis, state, answerBy };
  await outbox.announce({ name: 'referencing.prolongation-moved.v1', payload, occurredAt: at });
}

/** X3: what was asked for has no object any more. */
export async function lapseProlongation(
  scope: Pick<ReferencingScope, 'prolongations' | 'timers'> & Telling,
  listing: ListingId,
  motive: string,
  at: Date,
): Promise<void> {
  const prolongation = await scope.prolongations.requestedOn(listing);
  if (!prolongation) return;
  prolongation.lapse(motive, at);
  await scope.prolongations.save(prolongation);
  await scope.timers.cancel({ kind: 'prolongation', id: prolongation.toSnapshot().id });
  await tellProlongation(scope, SYSTEM, prolongation, 'lapse', at);
}
