import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, NotFound, newId } from '#libs/kernel';
import type { Audit } from '../../domain/audit/audit.js';
import type { AuditId, ListingId } from '../../domain/ids.js';
import { type AuditScope, AuditWork } from '../audit.work.js';
import { type AuditableListing, AuditedListings } from '../neighbours.js';
import { AuditSteps } from './audit-steps.js';
import { OpenAudit } from './open-audit.js';

/** What does not wait for the plan: somebody asks for an audit, or something happened. */
@Injectable()
export class TriggerAudit {
  constructor(
    private readonly work: AuditWork,
    private readonly listings: AuditedListings,
    private readonly audits: OpenAudit,
    private readonly steps: AuditSteps,
    private readonly clock: Clock,
  ) {}

  /**
   * By the control agency, a signatory or a vigilance officer. A planned audit is brought forward.
   * @throws NotFound · Conflict (`listing_over`, `audit_under_way`)
   */
  ask(actor: Actor, listingId: ListingId, motive: string): Promise<AuditId> {
    return this.work.transaction(async (scope) => {
      const listing = await this.listings.find(listingId);
      if (!listing) throw new NotFound('listing', listingId);
      if (!listing.isLive) throw new Conflict('listing_over', 'The listing has ended.');
      const atWork = await this.audits.atWork(scope, listingId);
      if (atWork && atWork.toSnapshot().state !== 'planned') {
        throw new Conflict('audit_under_way', 'This listing is being audited already.');
      }
      const cause = `request:${newId<'Audit'>()}`;
      const audit = await this.outOfTurn(scope, actor, { listing, reason: 'request', cause, motive, atWork });
      return audit.toSnapshot().id;
    });
  }

  /** By something that happened, once for each cause. @returns the audit in the field that covers it, if there is one */
  async happened(
    scope: AuditScope,
    actor: Actor,
    listing: AuditableListing,
    cause: string,
    motive: string,
  ): Promise<Audit | undefined> {
    const atWork = await this.audits.atWork(scope, listing.listingId);
    if (atWork && atWork.toSnapshot().state !== 'planned') return atWork;
    if (await scope.audits.isKnown(listing.listingId, cause)) return undefined;
    await this.outOfTurn(scope, actor, { listing, reason: 'event', cause, motive, atWork });
    return undefined;
  }

  private async outOfTurn(scope: AuditScope, actor: Actor, { atWork, ...opened }: OutOfTurn): Promise<Audit> {
    const plannedOn = this.clock.today();
    const audit = atWork
      ? await this.broughtForward(scope, actor, atWork, opened)
      : await this.audits.put(scope, actor, { ...opened, planId: null, score: null, seed: null, plannedOn });
    await scope.letters.attention(audit, 'out_of_turn', plannedOn);
    return audit;
  }

  private async broughtForward(
    scope: AuditScope,
    actor: Actor,
    audit: Audit,
    { cause, motive }: Pick<OutOfTurn, 'cause' | 'motive'>,
  ): Promise<Audit> {
    const before = audit.toSnapshot();
    const today = this.clock.today();
    const plannedOn = before.plannedOn < today ? before.plannedOn : today;
    audit.bringForward({ plannedOn, cause, motive }, { today }, this.clock.now());
    await this.steps.keep(scope, actor, { audit, before, action: 'bringForward' });
    return audit;
  }
}

interface OutOfTurn {
  readonly listing: AuditableListing;
  readonly reason: 'request' | 'event';
  readonly cause: string;
  readonly motive: string;
  readonly atWork: Audit | undefined;
}
