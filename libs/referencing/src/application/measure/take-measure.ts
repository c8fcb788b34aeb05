import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, newId } from '#libs/kernel';
import type { Decision, DecisionId } from '../../domain/decision/decision.js';
import { decideMeasure } from '../../domain/listing/decide-measure.js';
import type { Listing } from '../../domain/listing/listing.js';
import { effectsOf, listingConditions, type MeasureAction, type MeasureFacts } from '../../domain/listing/measure.js';
import { handDown } from '../decision/hand-down.js';
import { tellDecision } from '../decision/tell-decision.js';
import { followListing } from '../finding/follow-listing.js';
import { OrganisationReader } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';

export interface MeasureOrder {
  readonly actor: Actor;
  readonly listing: Listing;
  readonly action: MeasureAction;
  readonly facts: MeasureFacts;
  /** Why, as the publisher and the public read it. */
  readonly motive: string;
  /** What the publisher may do now. */
  readonly remedies: string;
  readonly emergency?: boolean;
  readonly coveredVersion?: string;
  /** The decision whose effects are frozen; for `stay`. */
  readonly contested?: DecisionId;
  /** Who proposed it, when somebody did. */
  readonly preparedBy?: AccountId | null;
}

/**
 * The one way a listing moves without a dossier: the guards judge, a decision is written down with its notice, the
 * listing follows it, the catalogue is written anew, and all is told; in the caller's transaction.
 */
@Injectable()
export class TakeMeasure {
  constructor(
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  /** @throws ActionNotAllowed, ConditionsNotMet */
  async take(scope: ReferencingScope, order: MeasureOrder): Promise<Decision> {
    const { listing, action, actor, motive, remedies } = order;
    const before = listing.toSnapshot();
    const [now, today] = [this.clock.now(), this.clock.today()];
    const met = listingConditions(before, order.facts, today);
    listing.step(action, met);

    const rule = await scope.rules.under(before.frameworkVersion);
    const given = {
      rule,
      now,
      today,
      motive,
      emergency: order.emergency ?? false,
      ...(order.coveredVersion !== undefined && { coveredVersion: order.coveredVersion }),
      ...(order.contested !== undefined && { contested: order.contested }),
    };
    const signature = {
      id: newId<'Decision'>(),
      number: await scope.decisions.nextNumber(today.slice(0, 4)),
      by: actor.accountId,
      preparedBy: order.preparedBy ?? null,
    };
    const motives = [{ criterion: null, text: motive }];
    const decision = decideMeasure({ ...given, listing: before, action, motives, remedies, signature });
    listing.take(action, met, decision, effectsOf(action, before, given));

    const notice = await handDown(scope, decision, rule.calendar);
    await scope.listings.save(listing);
    await tellDecision(scope, actor, { decision, notice, rule, change: { action, listing, before } });
    await followListing(scope, { actor, decision, rule, before, after: listing.toSnapshot() });
    const { name } = await this.organisations.get(before.organisationId);
    await scope.publicListings.refresh(listing.id, name, now);
    return decision;
  }
}
