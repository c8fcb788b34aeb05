import type { ListingSnapshot } from '../../domain/listing/listing.js';
import type { MoreTimeFacts } from '../../domain/listing/more-time.js';
import type { MeasureScope } from './measure.ports.js';

/** What the policy asks before it gives a listing more time. */
export async function moreTimeFacts(
  { prolongations }: Pick<MeasureScope, 'prolongations'>,
  { id, basis }: ListingSnapshot,
): Promise<MoreTimeFacts> {
  return {
    givenBefore: await prolongations.givenBefore(id, basis),
    gaps: await prolongations.gapsOf(id),
  };
}
