import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, endOf, lastDay, NotFound, newId } from '#libs/kernel';
import type { Listing } from '../../domain/listing/listing.js';
import { Withdrawal, type WithdrawalId } from '../../domain/measure/withdrawal.js';
import { personOf } from '../dossier/dossier-action.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { closeBehindListing } from './close-behind-listing.js';
import { type OnListing, onListing } from './listing-action.js';
import { TakeMeasure } from './take-measure.js';

export const WITHDRAWAL_TIMER = 'withdrawal.notice';

/** The publisher leaves: he gives notice, may think better of it, and the authority may let him go at once (L7). */
@Injectable()
export class WithdrawListing {
  constructor(
    private readonly work: ReferencingWork,
    private readonly measures: TakeMeasure,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict `listing_over`, `withdrawal_running` */
  request(actor: Actor, on: OnListing, motive: string) {
    return onListing(this.work, on, async (scope, listing) => {
      const { organisationId, status, frameworkVersion } = listing.toSnapshot();
      if (status === 'delisted') throw new Conflict('listing_over', 'The listing has ended.');
      if (await scope.withdrawals.runningOn(listing.id)) {
        throw new Conflict('withdrawal_running', 'The withdrawal is already announced.');
      }
      const { policy, calendar } = await scope.rules.under(frameworkVersion);
      const effectiveOn = lastDay(this.clock.today(), policy.listing.withdrawal_notice, calendar);
      const withdrawal = Withdrawal.request({
        id: newId<'Withdrawal'>(),
        listingId: listing.id,
        organisationId,
        motive,
        requestedBy: personOf(actor),
        requestedAt: this.clock.now(),
        effectiveOn,
      });
      await scope.withdrawals.add(withdrawal);
      await scope.timers.set({ subject: subjectOf(withdrawal), kind: WITHDRAWAL_TIMER, dueAt: endOf(effectiveOn) });
      await this.record(scope, actor, withdrawal, 'request');
    });
  }

  /** @throws NotFound when nothing is announced */
  cancel(actor: Actor, on: OnListing) {
    return onListing(this.work, on, async (scope, listing) => {
      const withdrawal = await runningOn(scope, listing);
      withdrawal.cancel();
      await scope.withdrawals.save(withdrawal);
      await scope.timers.cancel(subjectOf(withdrawal));
      await this.record(scope, actor, withdrawal, 'cancel');
    });
  }

  /** The authority does not insist on the notice. @throws NotFound when nothing is announced */
  waiveNotice(actor: Actor, on: OnListing) {
    return onListing(this.work, on, async (scope, listing) => {
      const withdrawal = await runningOn(scope, listing);
      withdrawal.waiveNotice();
      await this.carryOut(scope, actor, listing, withdrawal, 'waiveNotice');
    });
  }

  /** The notice has been served. May run twice, and late. */
  async noticeServed(scope: ReferencingScope, actor: Actor, id: WithdrawalId): Promise<void> {
    const withdrawal = await scope.withdrawals.forUpdate(id);
    const { state, effectiveOn, listingId } = withdrawal.toSnapshot();
    if (state !== 'running' || this.clock.today() <= effectiveOn) return;
    withdrawal.carryOut(this.clock.today());
    await this.carryOut(scope, actor, await scope.listings.forUpdate(listingId), withdrawal, 'carryOut');
  }

  private async carryOut(
    scope: ReferencingScope,
    actor: Actor,
    listing: Listing,
    withdrawal: Withdrawal,
    action: string,
  ): Promise<void> {
    await scope.withdrawals.save(withdrawal);
    await scope.timers.cancel(subjectOf(withdrawal));
    await this.record(scope, actor, withdrawal, action);
    await this.measures.take(scope, {
      actor,
      listing,
      action: 'withdraw',
      facts: { noticeServed: true },
      motive: withdrawal.toSnapshot().motive,
      remedies: 'Une nouvelle demande de référencement peut être déposée à tout moment.',
    });
    await closeBehindListing(scope, listing.id, this.clock.now());
  }

  private async record(scope: ReferencingScope, actor: Actor, withdrawal: Withdrawal, action: string): Promise<void> {
    const at = this.clock.now();
    const { id, state, listingId, effectiveOn } = withdrawal.toSnapshot();
    await scope.journal.append({
      kind: `withdrawal.${action}`,
      subject: { kind: 'withdrawal', id },
      actor,
      at,
      to: state,
      facts: { listing: listingId, effectiveOn },
    });
    const payload = { withdrawalId: id, listingId, state, effectiveOn };
    await scope.outbox.announce({ name: 'referencing.withdrawal-moved.v1', payload, occurredAt: at });
  }
}

async function runningOn(scope: ReferencingScope, listing: Listing): Promise<Withdrawal> {
  const withdrawal = await scope.withdrawals.runningOn(listing.id);
  if (!withdrawal) throw new NotFound('withdrawal', listing.id);
  return withdrawal;
}

const subjectOf = (withdrawal: Withdrawal) => ({ kind: 'withdrawal', id: withdrawal.toSnapshot().id });
