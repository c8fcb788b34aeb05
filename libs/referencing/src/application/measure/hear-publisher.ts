import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, endOf, lastDay, newId, StaleVersion, SYSTEM } from '#libs/kernel';
import { type HeardMeasure, Hearing, type HearingId, type HearingSnapshot } from '../../domain/measure/hearing.js';
import type { HearingAction } from '../../domain/measure/hearing.lifecycle.js';
import { personOf } from '../dossier/dossier-action.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { type OnListing, onListing } from './listing-action.js';

export const HEARING_TIMER = 'hearing.limit';

/** The contradictory step: what is about to be done and why is put before the publisher, who may answer in time. */
@Injectable()
export class HearPublisher {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict `listing_over`, `hearing_open` */
  open(actor: Actor, on: OnListing, measure: HeardMeasure, motive: string) {
    return onListing(this.work, on, async (scope, listing) => {
      const { id: listingId, organisationId, status, frameworkVersion } = listing.toSnapshot();
      if (status === 'delisted') throw new Conflict('listing_over', 'The listing has ended.');
      const running = (await scope.hearings.openOn(listingId)).some((one) => one.toSnapshot().measure === measure);
      if (running) throw new Conflict('hearing_open', 'The publisher is already being heard on this measure.');

      const { policy, calendar } = await scope.rules.under(frameworkVersion);
      const period = status === 'suspended' ? policy.suspension.publisher_heard : policy.limits.observations.first;
      const dueOn = lastDay(this.clock.today(), period, calendar);
      const hearing = Hearing.open({
        id: newId<'Hearing'>(),
        listingId,
        organisationId,
        measure,
        motive,
        openedBy: personOf(actor),
        openedAt: this.clock.now(),
        dueOn,
      });
      await scope.hearings.add(hearing);
      await this.tell(scope, actor, hearing.toSnapshot(), 'open');
      await scope.timers.set({ subject: subjectOf(hearing), kind: HEARING_TIMER, dueAt: endOf(dueOn) });
    });
  }

  /** @throws StaleVersion, ActionNotAllowed once the time has passed */
  answer(actor: Actor, id: HearingId, expectedVersion: number, observations: string): Promise<HearingSnapshot> {
    return this.work.transaction(async (scope) => {
      const hearing = await this.expected(scope, id, expectedVersion);
      const { state } = hearing.toSnapshot();
      hearing.answer(observations, personOf(actor), this.clock.now());
      await this.close(scope, actor, hearing, 'answer', state);
      return hearing.toSnapshot();
    });
  }

  /** H3: the measure is given up. @throws StaleVersion, ActionNotAllowed once it was answered */
  cancel(actor: Actor, id: HearingId, expectedVersion: number): Promise<HearingSnapshot> {
    return this.work.transaction(async (scope) => {
      const hearing = await this.expected(scope, id, expectedVersion);
      const { state } = hearing.toSnapshot();
      hearing.cancel();
      await this.close(scope, actor, hearing, 'cancel', state);
      return hearing.toSnapshot();
    });
  }

  /** The time has passed in silence. May run twice, and late. */
  async timeOut(scope: ReferencingScope, id: HearingId): Promise<void> {
    const hearing = await scope.hearings.forUpdate(id);
    const { state, dueOn } = hearing.toSnapshot();
    if (state !== 'open' || this.clock.today() <= dueOn) return;
    hearing.timeOut(this.clock.today());
    await this.close(scope, SYSTEM, hearing, 'timeout', state);
  }

  private async expected(scope: ReferencingScope, id: HearingId, expectedVersion: number): Promise<Hearing> {
    const hearing = await scope.hearings.forUpdate(id);
    const { version } = hearing.toSnapshot();
    if (version === expectedVersion) return hearing;
    throw new StaleVersion(expectedVersion, version, await scope.lastChange(subjectOf(hearing)));
  }

  private async close(scope: ReferencingScope, actor: Actor, hearing: Hearing, action: HearingAction, from: string) {
    await scope.hearings.save(hearing);
    await scope.timers.cancel(subjectOf(hearing));
    await this.tell(scope, actor, hearing.toSnapshot(), action, from);
  }

  private async tell(scope: ReferencingScope, actor: Actor, hearing: HearingSnapshot, action: string, from?: string) {
    const at = this.clock.now();
    const { id, listingId, measure, state, dueOn, organisationId } = hearing;
    await scope.journal.append({
      kind: `hearing.${action}`,
      subject: { kind: 'hearing', id },
      actor,
      at,
      ...(from !== undefined && { from }),
      to: state,
      facts: { listing: listingId, measure, dueOn },
    });
    const payload = { hearingId: id, listingId, organisationId, measure, state, dueOn };
    await scope.outbox.announce({ name: 'referencing.hearing-moved.v1', payload, occurredAt: at });
  }
}

const subjectOf = (hearing: Hearing) => ({ kind: 'hearing', id: hearing.toSnapshot().id });
