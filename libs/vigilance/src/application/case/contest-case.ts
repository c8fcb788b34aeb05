import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, NotFound, SYSTEM } from '#libs/kernel';
import type { CaseId, CaseSnapshot } from '../../domain/case/case-snapshot.js';
import { messageBox } from '../../domain/report/report.js';
import { FollowReport, type Ticket } from '../follow-up/follow-report.js';
import { VigilanceWork } from '../vigilance.work.js';
import { CaseRules } from './case-neighbours.js';
import { CaseSteps, type OnCase } from './case-steps.js';
import { caseSubject } from './case-subject.js';

/** Who reported contests how the case was concluded; the oversight body reads the reasons and rules. */
@Injectable()
export class ContestCase {
  constructor(
    private readonly work: VigilanceWork,
    private readonly steps: CaseSteps,
    private readonly rules: CaseRules,
    private readonly follow: FollowReport,
    private readonly clock: Clock,
  ) {}

  /** K1. @throws NotFound for a wrong code, Conflict `no_case_to_contest`, ConditionsNotMet */
  async contest(ticket: Ticket, grounds: string): Promise<void> {
    const report = await this.follow.find(ticket);
    const rule = await this.rules.inForce();
    await this.work.transaction(async (scope) => {
      const caseId = await scope.cases.caseOf(report.id);
      if (!caseId) throw new Conflict('no_case_to_contest', 'Nothing was concluded about this report.');
      const incident = await scope.cases.forUpdate(caseId);
      await scope.triages.forUpdate(report.id);
      const before = incident.toSnapshot();
      const at = this.clock.now();
      const message = await this.follow.keep(scope, report, grounds);
      incident.contest(report.id, message, { by: null, at, rule });
      await this.steps.keep(scope, SYSTEM, { incident, before, at, action: 'contest', reports: [report.id] });
    });
  }

  /** Opens the reasons; who reported will see who read them. @throws NotFound unless a contest waits, Conflict `erased` */
  async read(actor: Actor, caseId: CaseId, because: string): Promise<string> {
    return this.work.transaction(async (scope) => {
      const incident = await scope.cases.forUpdate(caseId);
      const { pending } = incident;
      if (!pending) throw new NotFound('contest', caseId);
      const names = [messageBox(pending.message)];
      const opened = await scope.vault.open({ subject: pending.reportId, names, actor, because });
      await scope.journal.append({
        kind: 'incident-case.contest-opened',
        subject: caseSubject(caseId),
        actor,
        at: this.clock.now(),
        facts: { number: incident.toSnapshot().number },
        secrets: { because },
      });
      return opened[messageBox(pending.message)] ?? '';
    });
  }

  /** K2, K3. @throws StaleVersion, ConditionsNotMet (`contested`, `took_no_part`) */
  rule(actor: Actor, on: OnCase, upheld: boolean, answer: string): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: upheld ? 'upholdContest' : 'rejectContest',
      motive: answer,
      change: (incident, act) => incident.rule(upheld, answer, act),
    });
  }
}
