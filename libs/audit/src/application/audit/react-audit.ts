import { Injectable } from '@nestjs/common';
import { Clock, type Day, SYSTEM } from '#libs/kernel';
import type { Audit } from '../../domain/audit/audit.js';
import { auditConditions } from '../../domain/audit/audit-facts.js';
import type { FollowedFinding } from '../../domain/audit/audit-snapshot.js';
import type { AuditTimer } from '../../domain/audit/audit-timers.js';
import { LISTING_ENDED } from '../../domain/audit/own-motives.js';
import type { ApplicationId, AuditId, ListingId } from '../../domain/ids.js';
import { MEASURE_PROPOSED } from '../audit.events.js';
import type { AuditScope } from '../audit.work.js';
import { AuditedListings, AuditRules } from '../neighbours.js';
import { AuditSteps } from './audit-steps.js';
import { CancelAudit } from './cancel-audit.js';
import { ConductAudit } from './conduct-audit.js';
import { OpenAudit } from './open-audit.js';
import { TeamClearance } from './team-clearance.js';
import { TriggerAudit } from './trigger-audit.js';

const SUSPENDED = 'Le référencement est suspendu : la cause est vérifiée sur place.';

/** What an audit does when a day passes, a finding moves or the listing changes. All of it may run twice, and late. */
@Injectable()
export class ReactAudit {
  constructor(
    private readonly steps: AuditSteps,
    private readonly rules: AuditRules,
    private readonly listings: AuditedListings,
    private readonly clearance: TeamClearance,
    private readonly conduct: ConductAudit,
    private readonly cancelling: CancelAudit,
    private readonly triggering: TriggerAudit,
    private readonly audits: OpenAudit,
    private readonly clock: Clock,
  ) {}

  async limitReached(scope: AuditScope, id: AuditId, timer: AuditTimer): Promise<void> {
    const audit = await scope.audits.forUpdate(id);
    const { state, startsOn, plannedOn, fieldworkDueOn, observations, observationsDueOn } = audit.toSnapshot();
    const { letters } = scope;
    const at = `${state}/${timer}` as const;
    if (at === 'planned/audit.prepare' && startsOn === null) await letters.attention(audit, 'prepare', plannedOn);
    if (at === 'planned/audit.planned') await letters.attention(audit, 'overdue', plannedOn);
    if (at === 'planned/audit.start') await this.startIfReady(scope, audit);
    if (at === 'open/audit.access') await this.obstruct(scope, audit);
    if (at === 'open/audit.fieldwork' && fieldworkDueOn) {
      await letters.attention(audit, 'fieldwork_passed', fieldworkDueOn);
    }
    if (at === 'observations/audit.observations' && observations === null && observationsDueOn) {
      await letters.attention(audit, 'observations_passed', observationsDueOn);
    }
  }

  /** A7, A8: the last finding is settled, or one has failed. Nothing is struck off here: it is proposed. */
  async findingSettled(scope: AuditScope, id: AuditId, finding: FollowedFinding): Promise<void> {
    const audit = await scope.audits.forUpdate(id);
    const before = audit.toSnapshot();
    const [today, occurredAt] = [this.clock.today(), this.clock.now()];
    const outcome = audit.follow(finding, { today }, occurredAt);
    if (outcome === null) return scope.audits.save(audit);
    const failed = outcome === 'non_conform';
    await this.steps.keep(scope, SYSTEM, { audit, before, action: failed ? 'findingFailed' : 'allVerified' });
    await scope.letters.closed(audit);
    if (!failed) return;
    const motive = 'Un constat d’audit n’a pas été corrigé dans le délai.';
    const payload = { auditId: id, listingId: before.listingId, measure: 'delist', motive };
    await scope.outbox.announce({ name: MEASURE_PROPOSED, payload, occurredAt });
    await scope.letters.attention(audit, 'failed', today);
  }

  /** A listing that ended is audited no more; one that is suspended is audited out of turn, once for each suspension. */
  async listingChanged(scope: AuditScope, id: ListingId): Promise<void> {
    const listing = await this.listings.find(id);
    if (!listing) return;
    if (listing.isLive && listing.suspendedOn !== null) {
      await this.triggering.happened(scope, SYSTEM, listing, `suspension:${listing.suspendedOn}`, SUSPENDED);
      return;
    }
    const audit = await this.audits.atWork(scope, id);
    if (listing.isLive || audit?.toSnapshot().state !== 'planned') return;
    await this.cancelling.cancel(scope, SYSTEM, audit, LISTING_ENDED.fr);
  }

  /** A case was confirmed: audited out of turn, once for each cause. */
  async caseAsks(scope: AuditScope, application: ApplicationId, cause: string, motive: string): Promise<void> {
    const live = (await this.listings.live()).find(({ applicationId }) => applicationId === application);
    const listing = live && (await this.listings.find(live.listingId));
    if (listing) await this.triggering.happened(scope, SYSTEM, listing, cause, motive);
  }

  /** The day of the mission letter has come. What is missing is told to the auditors. */
  private async startIfReady(scope: AuditScope, audit: Audit): Promise<void> {
    const snapshot = audit.toSnapshot();
    const today: Day = this.clock.today();
    const teamCleared = await this.clearance.isCleared(snapshot.team, snapshot.organisationId);
    const met = auditConditions(snapshot, { today, teamCleared });
    if (!met.has('start_day_reached')) return;
    if (!teamCleared) return scope.letters.attention(audit, 'not_ready', today);
    await this.conduct.open(scope, SYSTEM, audit, await this.rules.of(snapshot.frameworkVersion));
  }

  private async obstruct(scope: AuditScope, audit: Audit): Promise<void> {
    const before = audit.toSnapshot();
    const facts = { today: this.clock.today() };
    const met = auditConditions(before, facts);
    if (!met.has('access_awaited') || !met.has('access_time_passed')) return;
    const { obstruction } = await this.rules.of(before.frameworkVersion);
    audit.obstruct(obstruction, facts, this.clock.now());
    await this.steps.keep(scope, SYSTEM, { audit, before, action: 'obstruct' });
    await scope.letters.attention(audit, 'access_passed', facts.today);
  }
}
