import { Injectable } from '@nestjs/common';
import { type Actor, Clock, lastDay } from '#libs/kernel';
import type { Audit } from '../../domain/audit/audit.js';
import type { Result } from '../../domain/audit/audit-snapshot.js';
import type { AuditScope } from '../audit.work.js';
import type { AuditRule } from '../neighbours.js';
import { AuditSteps, type OnAudit } from './audit-steps.js';
import { TeamClearance } from './team-clearance.js';

/** The work in the field, from the first day to the report. */
@Injectable()
export class ConductAudit {
  constructor(
    private readonly steps: AuditSteps,
    private readonly clearance: TeamClearance,
    private readonly clock: Clock,
  ) {}

  /** A1, by the lead auditor. */
  start(actor: Actor, on: OnAudit): Promise<void> {
    return this.steps.onAudit(on, (scope, audit, rule) => this.open(scope, actor, audit, rule));
  }

  /** A1, also by the day of the mission letter. @throws ConditionsNotMet */
  async open(scope: AuditScope, actor: Actor, audit: Audit, rule: AuditRule): Promise<void> {
    const before = audit.toSnapshot();
    const today = this.clock.today();
    const teamCleared = await this.clearance.isCleared(before.team, before.organisationId);
    const dueOn = lastDay(today, rule.fieldwork, rule.calendar);
    audit.start(dueOn, { today, teamCleared }, this.clock.now());
    await this.steps.keep(scope, actor, { audit, before, action: 'start', facts: { dueOn } });
    await scope.letters.started(audit);
  }

  askDocuments(actor: Actor, on: OnAudit, documents: readonly string[]): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit, rule) => {
      const before = audit.toSnapshot();
      const today = this.clock.today();
      const dueOn = lastDay(today, rule.accessToEvidence, rule.calendar);
      audit.askDocuments(documents, dueOn, { today }, this.clock.now());
      await this.steps.keep(scope, actor, { audit, before, action: 'askDocuments', facts: { dueOn } });
      await scope.letters.documentsAsked(audit);
    });
  }

  /** By the publisher. */
  giveAccess(actor: Actor, on: OnAudit, answer: string): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit) => {
      const before = audit.toSnapshot();
      const today = this.clock.today();
      audit.giveAccess(answer, { today }, this.clock.now());
      await this.steps.keep(scope, actor, { audit, before, action: 'giveAccess' });
      await scope.letters.attention(audit, 'access_given', today);
    });
  }

  /** @throws NotFound when the criterion is not in the sample */
  recordResult(actor: Actor, on: OnAudit, criterion: string, result: Result, text: string): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit) => {
      const before = audit.toSnapshot();
      audit.recordResult(criterion, result, text, { today: this.clock.today() }, this.clock.now());
      await this.steps.keep(scope, actor, { audit, before, action: 'recordResult', facts: { criterion } });
    });
  }

  reportClean(actor: Actor, on: OnAudit, report: string): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit) => {
      const before = audit.toSnapshot();
      audit.reportClean(report, { today: this.clock.today() }, this.clock.now());
      await this.steps.keep(scope, actor, { audit, before, action: 'reportClean' });
      await scope.letters.closed(audit);
    });
  }

  reportFindings(actor: Actor, on: OnAudit, report: string): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit, rule) => {
      const before = audit.toSnapshot();
      const today = this.clock.today();
      const dueOn = lastDay(today, rule.observations, rule.calendar);
      audit.reportFindings(report, dueOn, { today }, this.clock.now());
      await this.steps.keep(scope, actor, { audit, before, action: 'reportFindings', facts: { dueOn } });
      await scope.letters.reportReady(audit);
    });
  }
}
