import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Day, newId } from '#libs/kernel';
import { Audit } from '../../domain/audit/audit.js';
import type { SelectionReason } from '../../domain/audit/audit-snapshot.js';
import type { AuditPlanId, ListingId } from '../../domain/ids.js';
import type { Score } from '../../domain/plan/score.js';
import type { AuditScope } from '../audit.work.js';
import type { ListedApplication } from '../neighbours.js';
import { AuditSteps } from './audit-steps.js';

export interface OpenedAudit {
  readonly listing: ListedApplication;
  readonly planId: AuditPlanId | null;
  readonly reason: SelectionReason;
  readonly cause: string;
  readonly motive: string;
  readonly score: Score | null;
  readonly seed: string | null;
  readonly plannedOn: Day;
}

/** The one way an audit comes into being; why is kept with it. */
@Injectable()
export class OpenAudit {
  constructor(
    private readonly steps: AuditSteps,
    private readonly clock: Clock,
  ) {}

  /** The audit of the listing that is planned or in the field, if there is one; until the end nobody else opens another. */
  async atWork(scope: AuditScope, listing: ListingId): Promise<Audit | undefined> {
    await scope.audits.lockListing(listing);
    return scope.audits.atWorkOn(listing);
  }

  async put(scope: AuditScope, actor: Actor, { listing, score, ...opened }: OpenedAudit): Promise<Audit> {
    const { listingId, applicationId, applicationName, organisationId, frameworkVersion, tier } = listing;
    const audit = Audit.plan({
      ...opened,
      id: newId<'Audit'>(),
      listingId,
      applicationId,
      applicationName,
      organisationId,
      frameworkVersion,
      tier,
      score: score?.points ?? null,
      scoreParts: score?.parts ?? [],
      createdAt: this.clock.now(),
    });
    await scope.audits.add(audit);
    await this.steps.tell(scope, actor, { audit, action: 'plan' });
    return audit;
  }
}
