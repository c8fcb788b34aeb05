import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, endOf, lastDay, NotFound, newId, SYSTEM } from '#libs/kernel';
import type { Listing } from '../../domain/listing/listing.js';
import { whyAskedTooLate, whyNoMoreTime } from '../../domain/listing/more-time.js';
import { Prolongation, type ProlongationId } from '../../domain/measure/prolongation.js';
import { personOf } from '../dossier/dossier-action.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { type OnListing, onListing } from './listing-action.js';
import { MeasureSigners } from './measure-signers.js';
import { moreTimeFacts } from './more-time-facts.js';
import { TakeMeasure } from './take-measure.js';
import { PROLONGATION_TIMER, tellProlongation } from './tell-prolongation.js';

/** More time for a temporary listing or a trial: asked by the publisher, given once, by a decision. */
@Injectable()
export class ProlongListing {
  constructor(
    private readonly work: ReferencingWork,
    private readonly measures: TakeMeasure,
    private readonly signers: MeasureSigners,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict `prolongation_requested`, `no_more_time` with every reason */
  request(actor: Actor, on: OnListing, motive: string) {
    return onListing(this.work, on, async (scope, listing) => {
      const { organisationId, basis, frameworkVersion } = listing.toSnapshot();
      if (await scope.prolongations.requestedOn(listing.id)) {
        throw new Conflict('prolongation_requested', 'More time is already asked for.');
      }
      await this.refuseWithoutRight(scope, listing, true);
      const { policy, calendar } = await scope.rules.under(frameworkVersion);
      const answerBy = lastDay(this.clock.today(), policy.limits.signature, calendar);
      const prolongation = Prolongation.request({
        id: newId<'Prolongation'>(),
        listingId: listing.id,
        organisationId,
        basis,
        motive,
        requestedBy: personOf(actor),
        requestedAt: this.clock.now(),
        answerBy,
      });
      await scope.prolongations.add(prolongation);
      const subject = { kind: 'prolongation', id: prolongation.toSnapshot().id };
      await scope.timers.set({ subject, kind: PROLONGATION_TIMER, dueAt: endOf(answerBy) });
      await tellProlongation(scope, actor, prolongation, 'request', this.clock.now());
    });
  }

  /**
   * X1, L16. What was due with the listing is due with its new end.
   * @throws NotFound when nothing is asked for, Conflict `no_more_time`, ConditionsNotMet
   */
  grant(actor: Actor, on: OnListing, { motive, remedies }: { readonly motive: string; readonly remedies: string }) {
    return onListing(this.work, on, async (scope, listing) => {
      const prolongation = await requestedOn(scope, listing);
      await this.refuseWithoutRight(scope, listing, false);
      const before = listing.toSnapshot();
      const signer = personOf(actor);
      await this.measures.take(scope, {
        actor,
        listing,
        action: 'prolong',
        motive,
        remedies,
        facts: {
          motiveGiven: motive.trim() !== '',
          signerIndependent: await this.signers.isIndependent(scope, listing, signer, false),
          moreTimeAllowed: true,
        },
      });
      prolongation.grant(motive, this.clock.now());
      await this.close(scope, actor, prolongation, 'grant');
      const compliance = await scope.dossiers.openOf(before.applicationId, 'compliance');
      if (compliance?.toSnapshot().state === 'preparation') {
        await this.steps.moveStateLimit(scope, compliance, listing.toSnapshot().validUntil);
      }
    });
  }

  /** X2: the listing ends when it was to end. @throws NotFound when nothing is asked for */
  refuse(actor: Actor, on: OnListing, motive: string) {
    return onListing(this.work, on, async (scope, listing) => {
      const prolongation = await requestedOn(scope, listing);
      prolongation.refuse(motive, this.clock.now());
      await this.close(scope, actor, prolongation, 'refuse');
    });
  }

  /** Nobody answered in time: it is told upwards, and nothing is granted by silence. May run twice, and late. */
  async leftUnanswered(scope: ReferencingScope, id: ProlongationId, dueAt: Date): Promise<void> {
    const { state, listingId } = (await scope.prolongations.forUpdate(id)).toSnapshot();
    if (state !== 'requested') return;
    const at = this.clock.now();
    const { applicationId } = (await scope.listings.forUpdate(listingId)).toSnapshot();
    await scope.journal.append({
      kind: 'prolongation.limit-exceeded',
      subject: { kind: 'prolongation', id },
      actor: SYSTEM,
      at,
      facts: { listing: listingId },
    });
    const payload = { listingId, applicationId, timer: PROLONGATION_TIMER, dueAt: dueAt.toISOString() };
    await scope.outbox.announce({ name: 'referencing.listing-limit-exceeded.v1', payload, occurredAt: at });
  }

  private async refuseWithoutRight(scope: ReferencingScope, listing: Listing, asking: boolean): Promise<void> {
    const snapshot = listing.toSnapshot();
    const { policy } = await scope.rules.under(snapshot.frameworkVersion);
    const today = this.clock.today();
    const reasons = [
      ...whyNoMoreTime(snapshot, await moreTimeFacts(scope, snapshot), policy, today),
      ...(asking ? whyAskedTooLate(snapshot, policy, today) : []),
    ];
    if (reasons.length === 0) return;
    throw new Conflict('no_more_time', 'The policy gives this listing no more time.', {}, reasons);
  }

  private async close(scope: ReferencingScope, actor: Actor, prolongation: Prolongation, action: 'grant' | 'refuse') {
    await scope.prolongations.save(prolongation);
    await scope.timers.cancel({ kind: 'prolongation', id: prolongation.toSnapshot().id });
    await tellProlongation(scope, actor, prolongation, action, this.clock.now());
  }
}

async function requestedOn(scope: ReferencingScope, listing: Listing): Promise<Prolongation> {
  const prolongation = await scope.prolongations.requestedOn(listing.id);
  if (!prolongation) throw new NotFound('prolongation', listing.id);
  return prolongation;
}
