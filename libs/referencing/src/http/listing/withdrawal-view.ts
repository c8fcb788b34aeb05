import type { Standing } from '#libs/access';
import { lifeOf, limitAt } from '#libs/http';
import { type Day, offers } from '#libs/kernel';
import type { ListingId } from '../../domain/listing/listing.js';
import { type WithdrawalAction, withdrawalLifecycle } from '../../domain/measure/withdrawal.lifecycle.js';
import type { MeasureOperation } from '../measure/measure.operations.js';
import { isFor } from '../measure/measure-presenter.js';
import { withdrawalWords } from '../state-words.js';
import type { WithdrawalView } from './listing.view.js';

/** How a person takes each action; the system carries a withdrawal out. */
const ROUTES: Readonly<Partial<Record<WithdrawalAction, { operation: MeasureOperation; path: string }>>> = {
  cancel: { operation: 'cancelWithdrawal', path: 'withdrawal-cancellation' },
  waiveNotice: { operation: 'waiveWithdrawalNotice', path: 'withdrawal-notice-waiver' },
};

/** A withdrawal that runs, with what this reader may do about it. */
export function withdrawalView(
  listingId: ListingId,
  lastDay: Day,
  now: Date,
  standings: ReadonlySet<Standing>,
): WithdrawalView {
  const offered = offers(withdrawalLifecycle, 'running', new Set(['publisher', 'signatory'] as const), new Set());
  const actions = offered.flatMap(({ name, allowed, reasons }) => {
    const route = ROUTES[name];
    if (!route || !isFor(route.operation, standings)) return [];
    const href = `/api/v1/listings/${listingId}/${route.path}`;
    return [{ name, allowed, reasons: [...reasons], method: 'POST' as const, href }];
  });
  return { ...lifeOf(withdrawalLifecycle, 'running', withdrawalWords, limitAt(lastDay, now), actions), lastDay };
}
