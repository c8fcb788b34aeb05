import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '#libs/journal';
import { type Actor, Clock, type Day, dayOf } from '#libs/kernel';
import type { Audit } from '../../domain/audit/audit.js';
import type { AuditAction } from '../../domain/audit/audit.lifecycle.js';
import type { AuditSnapshot } from '../../domain/audit/audit-snapshot.js';
import { timersOf } from '../../domain/audit/audit-timers.js';
import type { AuditId } from '../../domain/ids.js';
import { lastDayForNotice } from '../../domain/plan/planned-days.js';
import { AUDIT_CLOSED, AUDIT_MOVED } from '../audit.events.js';
import { type AuditScope, AuditWork } from '../audit.work.js';
import { type AuditRule, AuditRules } from '../neighbours.js';

export interface Moved {
  readonly audit: Audit;
  readonly action: AuditAction | 'plan';
  /** As it was; absent for an audit that is new. */
  readonly before?: AuditSnapshot;
  readonly facts?: JournalEntry['facts'];
}

export interface OnAudit {
  readonly auditId: AuditId;
  readonly expectedVersion: number;
}

/** The one way an audit that has moved is kept: saved, written down, its limits set, and told, in one transaction. */
@Injectable()
export class AuditSteps {
  constructor(
    private readonly work: AuditWork,
    private readonly rules: AuditRules,
    private readonly clock: Clock,
  ) {}

  /** What a person does to one audit. @throws NotFound, StaleVersion */
  onAudit(
    { auditId, expectedVersion }: OnAudit,
    act: (scope: AuditScope, audit: Audit, rule: AuditRule) => Promise<void>,
  ): Promise<void> {
    return this.work.transaction(async (scope) => {
      const audit = await scope.audits.forUpdate(auditId);
      audit.expectVersion(expectedVersion);
      await act(scope, audit, await this.rules.of(audit.toSnapshot().frameworkVersion));
    });
  }

  async keep(scope: AuditScope, actor: Actor, moved: Moved & { readonly before: AuditSnapshot }): Promise<void> {
    await scope.audits.save(moved.audit);
    await this.tell(scope, actor, moved);
  }

  /** For a new audit, and for one that was saved. */
  async tell(scope: AuditScope, actor: Actor, { audit, action, before, facts }: Moved): Promise<void> {
    const after = audit.toSnapshot();
    const { id, listingId, applicationId, state, outcome, closedAt } = after;
    const at = this.clock.now();
    await scope.journal.append({
      kind: `audit.${action}`,
      subject: { kind: 'audit', id },
      actor,
      at,
      ...(before && { from: before.state }),
      to: state,
      ...namedOnceTold(after, { ...facts, ...(outcome && { outcome }) }),
    });
    await this.setTimers(scope, after, before);
    const payload = { auditId: id, listingId, applicationId, action, from: before?.state ?? null, to: state };
    await scope.outbox.announce({ name: AUDIT_MOVED, payload, occurredAt: at });
    if (state !== 'closed' || before?.state === 'closed' || !closedAt) return;
    const closed = { auditId: id, listingId, applicationId, outcome, closedOn: dayOf(closedAt) };
    await scope.outbox.announce({ name: AUDIT_CLOSED, payload: closed, occurredAt: at });
  }

  /** Sets what is new, lifts what is over, and leaves alone what runs on: what has rung does not ring again. */
  private async setTimers({ timers }: AuditScope, after: AuditSnapshot, before?: AuditSnapshot): Promise<void> {
    const { notice, calendar } = await this.rules.of(after.frameworkVersion);
    const prepareBy = (plannedOn: Day) => lastDayForNotice(plannedOn, notice, calendar);
    const subject = { kind: 'audit', id: after.id };
    const former = new Map(
      (before ? timersOf(before, prepareBy(before.plannedOn)) : []).map(({ kind, dueAt }) => [kind, dueAt.getTime()]),
    );
    for (const { kind, dueAt } of timersOf(after, prepareBy(after.plannedOn))) {
      if (former.get(kind) !== dueAt.getTime()) await timers.set({ subject, kind, dueAt });
      former.delete(kind);
    }
    for (const kind of former.keys()) await timers.cancel(subject, kind);
  }
}

/** The log is public one day: until the publisher is told, it names the listing only by a commitment. */
const namedOnceTold = ({ listingId, toldAt, reason }: AuditSnapshot, facts: NonNullable<JournalEntry['facts']>) =>
  toldAt === null
    ? { facts: { reason }, secrets: { listing: listingId } }
    : { facts: { ...facts, reason, listing: listingId } };
