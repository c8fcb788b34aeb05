import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application/application.js';
import { dayBefore } from '../../domain/decision/decision-policy.js';
import type { Listing, ListingId } from '../../domain/listing/listing.js';
import { OpenFollowUp } from '../dossier/open-follow-up.js';
import type { ReferencingScope } from '../referencing.work.js';
import { closeBehindListing } from './close-behind-listing.js';
import { TakeMeasure } from './take-measure.js';

/** What a listing does by itself when a day passes. It ends by its own date; nothing else is done without a signature. */
@Injectable()
export class ReactListing {
  constructor(
    private readonly measures: TakeMeasure,
    private readonly followUps: OpenFollowUp,
    private readonly clock: Clock,
  ) {}

  /** L6. May run twice, and late: a listing that a file in hand protects is looked at again when that file ends. */
  async validityPassed(scope: ReferencingScope, id: ListingId): Promise<void> {
    await this.expireIfDue(scope, await scope.listings.forUpdate(id));
  }

  /** A dossier ended: the listing it may have protected is looked at again (PUB-15). */
  async dossierClosed(scope: ReferencingScope, application: ApplicationId): Promise<void> {
    const listing = await scope.listings.liveOf(application);
    if (listing) await this.expireIfDue(scope, listing);
  }

  /** Once for each term: a renewal that lapsed is not opened again by the clock, but by the publisher. */
  async renewalOpens(scope: ReferencingScope, id: ListingId): Promise<void> {
    const { status, basis, assessedBy, applicationId, validUntil, frameworkVersion } = (
      await scope.listings.forUpdate(id)
    ).toSnapshot();
    if (status === 'delisted' || basis !== 'full') return;
    const { policy } = await scope.rules.under(frameworkVersion);
    const { opens_before, due_before } = policy.listing.renewal;
    if (this.clock.today() < dayBefore(validUntil, opens_before)) return;
    if (await scope.dossiers.followed(assessedBy, 'renewal')) return;
    await this.followUps.open(scope, {
      actor: SYSTEM,
      kind: 'renewal',
      applicationId,
      parent: await scope.decisions.get(assessedBy),
      prepareBy: dayBefore(validUntil, due_before),
    });
  }

  /** Days of a suspension, or hours of its ratification, passed without a decision: somebody is told, nothing is lifted. */
  async leftWithoutDecision(scope: ReferencingScope, id: ListingId, timer: string, dueAt: Date): Promise<void> {
    const { status, applicationId } = (await scope.listings.forUpdate(id)).toSnapshot();
    if (status !== 'suspended') return;
    const at = this.clock.now();
    await scope.journal.append({
      kind: 'listing.limit-exceeded',
      subject: { kind: 'listing', id },
      actor: SYSTEM,
      at,
      facts: { timer },
    });
    await scope.outbox.announce({
      name: 'referencing.listing-limit-exceeded.v1',
      payload: { listingId: id, applicationId, timer, dueAt: dueAt.toISOString() },
      occurredAt: at,
    });
  }

  private async expireIfDue(scope: ReferencingScope, listing: Listing): Promise<void> {
    const { status, validUntil } = listing.toSnapshot();
    if (status === 'delisted' || this.clock.today() <= validUntil) return;
    if (await scope.listings.hasFileInHand(listing.id)) return;
    await this.measures.take(scope, {
      actor: SYSTEM,
      listing,
      action: 'expire',
      facts: { fileInHand: false },
      motive: `La validité du référencement a pris fin le ${validUntil}, sans dossier déposé à temps pour la prolonger.`,
      remedies: 'Une nouvelle demande de référencement peut être déposée à tout moment.',
    });
    await closeBehindListing(scope, listing.id, this.clock.now());
  }
}
