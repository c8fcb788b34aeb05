import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, NotFound, newId, SYSTEM } from '#libs/kernel';
import type { ListingId } from '../../domain/ids.js';
import { isLasting } from '../../domain/trigger/lasting-failure.js';
import type { CheckRun } from '../../domain/trigger/signs.js';
import { personOf } from '../acting-person.js';
import { TriggerAudit } from '../audit/trigger-audit.js';
import { type AuditScope, AuditWork } from '../audit.work.js';
import { type AuditableListing, AuditedListings, AuditRules } from '../neighbours.js';

/** What software saw of a criterion: a blocking one that goes on failing is audited out of turn, once for each time it fails. */
@Injectable()
export class RecordCheck {
  constructor(
    private readonly work: AuditWork,
    private readonly listings: AuditedListings,
    private readonly rules: AuditRules,
    private readonly triggering: TriggerAudit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound · Conflict (`listing_over`, `criterion_not_judged`, `no_automatic_check`) */
  execute(
    actor: Actor,
    listingId: ListingId,
    { criterion, result, seen }: Pick<CheckRun, 'criterion' | 'result' | 'seen'>,
  ): Promise<CheckRun> {
    return this.work.transaction(async (scope) => {
      const listing = await this.listings.find(listingId);
      if (!listing) throw new NotFound('listing', listingId);
      if (!listing.isLive) throw new Conflict('listing_over', 'The listing has ended.');
      if (!listing.criteria.some((one) => one.criterion === criterion)) {
        throw new Conflict('criterion_not_judged', 'The criterion was not judged for this listing.');
      }
      const checkName = (await this.rules.of(listing.frameworkVersion)).automaticCheckOf(criterion);
      if (checkName === undefined) {
        throw new Conflict('no_automatic_check', 'The framework names no automatic check for this criterion.');
      }
      await scope.audits.lockListing(listingId);
      const id = newId<'CheckRun'>();
      const [at, recordedBy] = [this.clock.now(), personOf(actor)];
      const run: CheckRun = { id, listingId, criterion, checkName, result, seen, recordedBy, recordedAt: at };
      await scope.signs.addCheckRun(run);
      await scope.journal.append({
        kind: 'check-run.record',
        subject: { kind: 'check-run', id },
        actor,
        at,
        facts: { criterion, check: checkName, result },
        secrets: { listing: listingId },
      });
      if (result === 'failed') await this.auditIfItLasts(scope, listing, run);
      return run;
    });
  }

  private async auditIfItLasts(scope: AuditScope, listing: AuditableListing, run: CheckRun): Promise<void> {
    const { criterion, checkName, seen } = run;
    const { failedCheck } = await this.rules.of(listing.frameworkVersion);
    const severity = listing.criteria.find((one) => one.criterion === criterion)?.severity;
    if (severity === undefined || !failedCheck.severities.has(severity)) return;
    const failures = await scope.signs.failuresInARow(listing.listingId, criterion);
    if (!failures || !isLasting(failures, failedCheck)) return;
    const motive = `Le contrôle automatique « ${checkName} » du critère ${criterion} échoue de façon répétée : ${seen}`;
    await this.triggering.happened(scope, SYSTEM, listing, `check:${failures.first.id}`, motive);
  }
}
