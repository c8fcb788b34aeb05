import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict } from '#libs/kernel';
import { FINDINGS_CONFIRMED, MEASURE_PROPOSED } from '../audit.events.js';
import { AuditedListings } from '../neighbours.js';
import { AuditSteps, type OnAudit } from './audit-steps.js';

/** The contradictory part: the publisher answers the draft report, the lead auditor keeps or drops each finding. */
@Injectable()
export class ConcludeAudit {
  constructor(
    private readonly steps: AuditSteps,
    private readonly listings: AuditedListings,
    private readonly clock: Clock,
  ) {}

  /** By the publisher. */
  observe(actor: Actor, on: OnAudit, observations: string): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit) => {
      const before = audit.toSnapshot();
      const today = this.clock.today();
      audit.observe(observations, { today }, this.clock.now());
      await this.steps.keep(scope, actor, { audit, before, action: 'observe' });
      await scope.letters.attention(audit, 'observed', today);
    });
  }

  /** @throws NotFound when there is no such draft */
  judge(actor: Actor, on: OnAudit, criterion: string, state: 'kept' | 'dropped', reason: string): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit) => {
      const before = audit.toSnapshot();
      audit.judge(criterion, state, reason, { today: this.clock.today() }, this.clock.now());
      const facts = { criterion, judged: state };
      await this.steps.keep(scope, actor, { audit, before, action: 'judgeFinding', facts });
    });
  }

  /**
   * A5: what is kept is opened as findings; a critical one also asks for a suspension.
   * @throws Conflict (`listing_over`): where nothing is listed any more there is nothing to put right
   */
  confirm(actor: Actor, on: OnAudit): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit, rule) => {
      const before = audit.toSnapshot();
      const listing = await this.listings.find(before.listingId);
      if (!listing?.isLive) throw new Conflict('listing_over', 'The listing has ended.');
      const [today, occurredAt] = [this.clock.today(), this.clock.now()];
      const gaps = audit.confirm({ today }, occurredAt).map(({ criterion, severity, text }) => ({
        criterion,
        severity,
        text,
      }));
      await this.steps.keep(scope, actor, { audit, before, action: 'confirm', facts: { findings: gaps.length } });
      const { id: auditId, listingId } = before;
      await scope.outbox.announce({ name: FINDINGS_CONFIRMED, payload: { auditId, listingId, gaps }, occurredAt });
      const critical = gaps.filter(({ severity }) => rule.critical.has(severity)).map(({ criterion }) => criterion);
      if (critical.length > 0) {
        const motive = `L’audit a confirmé un constat bloquant : ${critical.join(', ')}.`;
        const payload = { auditId, listingId, measure: 'suspend', motive };
        await scope.outbox.announce({ name: MEASURE_PROPOSED, payload, occurredAt });
      }
      await scope.letters.findingsConfirmed(audit);
    });
  }

  /** A6. */
  dropAll(actor: Actor, on: OnAudit): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit) => {
      const before = audit.toSnapshot();
      audit.dropAll({ today: this.clock.today() }, this.clock.now());
      await this.steps.keep(scope, actor, { audit, before, action: 'dropAll' });
      await scope.letters.closed(audit);
    });
  }
}
