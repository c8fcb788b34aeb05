import { Injectable } from '@nestjs/common';
import type { Acting, Standing } from '#libs/access';
import { publicStatusOf, statusSentence } from '#libs/catalogue';
import { type ActionView, limitAt } from '#libs/http';
import { Clock, type Day, dayOf, NotFound, type Reason, toDay } from '#libs/kernel';
import { ListingReads, type ReadListing } from '../../application/listing/listing-reads.js';
import { MeasureSigners } from '../../application/measure/measure-signers.js';
import { moreTimeFacts } from '../../application/measure/more-time-facts.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import { Listing, type ListingId, type ListingSnapshot } from '../../domain/listing/listing.js';
import { type ListingCondition, listingLifecycle } from '../../domain/listing/listing.lifecycle.js';
import { listingConditions } from '../../domain/listing/measure.js';
import { whyAskedTooLate, whyNoMoreTime } from '../../domain/listing/more-time.js';
import type { ListingView } from './listing.view.js';
import { listingActions } from './listing-actions.js';
import { askingActions, prolongationView } from './prolongation-view.js';
import { withdrawalView } from './withdrawal-view.js';

/** A listing as one reader gets it, with what he may do to it now. */
@Injectable()
export class ListingPresenter {
  constructor(
    private readonly reads: ListingReads,
    private readonly work: ReferencingWork,
    private readonly signers: MeasureSigners,
    private readonly clock: Clock,
  ) {}

  async view({ actor, standings }: Acting, id: ListingId): Promise<ListingView> {
    const found = await this.reads.find(id);
    if (!found) throw new NotFound('listing', id);
    const met = await this.conditions(Listing.restore(found.listing), actor.accountId);
    const { refusals, tooLate } = await this.moreTime(found.listing);
    const actions = [
      ...actionsFor(found, met, standings),
      ...askingActions(found, [...refusals, ...tooLate], standings),
    ];
    return listingView(found, this.clock.now(), standings, actions, refusals);
  }

  /** Lists carry no actions on the listing: they are asked for one by one. */
  line(found: ReadListing): ListingView {
    return listingView(found, this.clock.now());
  }

  /** Why the policy gives no more time; nothing is looked up for a listing that nobody could prolong. */
  private async moreTime(listing: ListingSnapshot): Promise<{ refusals: Reason[]; tooLate: Reason[] }> {
    if (listing.basis === 'full' || listing.status === 'delisted') return { refusals: [], tooLate: [] };
    return this.work.read(async (scope) => {
      const { policy } = await scope.rules.under(listing.frameworkVersion);
      const today = this.clock.today();
      const refusals = whyNoMoreTime(listing, await moreTimeFacts(scope, listing), policy, today);
      return { refusals, tooLate: whyAskedTooLate(listing, policy, today) };
    });
  }

  /** What the form will say is not held against the offer: a motive is given with the act. */
  private conditions(listing: Listing, reader: Acting['actor']['accountId']): Promise<ReadonlySet<ListingCondition>> {
    return this.work.read(async (scope) => {
      const snapshot = listing.toSnapshot();
      const ratifying = snapshot.ratifyBy !== null;
      const facts = {
        motiveGiven: true,
        causeGone: true,
        noticeServed: true,
        signerIndependent: reader !== null && (await this.signers.isIndependent(scope, listing, reader, ratifying)),
        publisherHeard: await scope.hearings.isConcluded(listing.id, 'delist'),
      };
      return listingConditions(snapshot, facts, this.clock.today());
    });
  }
}

const actionsFor = ({ listing }: ReadListing, met: ReadonlySet<ListingCondition>, standings: ReadonlySet<Standing>) =>
  listingActions(listing, met, standings);

/** A listing with the very words that the public reads. */
function listingView(
  { listing, applicationName, slug, decisionNumber, openFindings, withdrawalOn, prolongation }: ReadListing,
  now: Date,
  standings: ReadonlySet<Standing> = new Set(),
  actions: ActionView[] = [],
  noMoreTime: readonly Reason[] = [],
): ListingView {
  const {
    status,
    lastDecisionId,
    temporaryCeiling: _,
    stay: __,
    assessedBy,
    listedAt,
    delistedAt,
    badges,
    ratifyBy,
    ...rest
  } = listing;
  const { validUntil, motive, basis } = listing;
  const delistedOn = delistedAt && dayOf(delistedAt);
  const publicStatus = publicStatusOf({ status, basis, openFindings });
  return {
    ...rest,
    applicationName,
    slug,
    state: status,
    publicState: statusSentence(publicStatus, { validUntil, delistedOn, motive }),
    waitingOn: listingLifecycle.waitingOn[status] ?? 'nobody',
    clock: limitAt(limitOf(listing), now),
    badges: [...badges],
    lastDecision: { id: lastDecisionId, number: decisionNumber },
    assessedBy,
    ratifyBy: ratifyBy?.toISOString() ?? null,
    listedAt: listedAt.toISOString(),
    delistedAt: delistedAt?.toISOString() ?? null,
    openFindings,
    withdrawalOn,
    withdrawal: withdrawalOn === null ? null : withdrawalView(listing.id, toDay(withdrawalOn), now, standings),
    prolongation: prolongation && prolongationView(listing.id, prolongation, now, standings, noMoreTime),
    actions,
  };
}

/** What ends next: the time to ratify an emergency, the suspension, the validity. */
const limitOf = ({ status, ratifyBy, suspendedUntil, validUntil }: ListingSnapshot): Date | Day | null =>
  status === 'delisted' ? null : (ratifyBy ?? suspendedUntil ?? validUntil);
