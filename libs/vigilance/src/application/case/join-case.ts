import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#libs/kernel';
import type { CaseId, CaseSnapshot } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { CaseSeverity } from '../../domain/report/vocabulary.js';
import { CaseSteps, type OnCase, proposeSuspension } from './case-steps.js';

/** Which reports belong to a case, and how grave it is: everything here can be taken back, and is in the journal. */
@Injectable()
export class JoinCase {
  constructor(private readonly steps: CaseSteps) {}

  /** J1. @throws NotFound, StaleVersion, Conflict (`report_in_a_case`, `reports_of_two_applications`) */
  attach(actor: Actor, on: OnCase, reportId: ReportId): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'attach',
      reports: [reportId],
      change: async (incident, act, { cases }) => {
        incident.attach(await cases.candidates([reportId]), act);
        await cases.attach(on.caseId, reportId, act);
      },
      follow: proposeSuspension,
    });
  }

  /** J2. @throws NotFound unless it belongs to the case, StaleVersion, ConditionsNotMet `another_report_stays` */
  detach(actor: Actor, on: OnCase, reportId: ReportId, motive: string): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'detach',
      motive,
      reports: [reportId],
      change: async (incident, act, { cases }) => {
        await cases.candidates([reportId]);
        if (!(await cases.detach(on.caseId, reportId, act.by, act.at))) throw new NotFound('incident report', reportId);
        incident.detach((await cases.reportsOf(on.caseId)).length, motive, act);
      },
    });
  }

  /** J3. @throws NotFound, StaleVersion, ConditionsNotMet (`same_application`, `other_at_work`) */
  merge(actor: Actor, on: OnCase, into: CaseId, motive: string): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'merge',
      motive,
      facts: { into },
      others: [into],
      reports: [],
      change: async (incident, act, scope) => {
        const other = await scope.cases.forUpdate(into);
        const before = other.toSnapshot();
        incident.merge(other, motive, act);
        const reports = await scope.cases.reportsOf(on.caseId);
        for (const report of reports) await scope.cases.detach(on.caseId, report, act.by, act.at);
        other.attach(await scope.cases.candidates(reports), act);
        for (const report of reports) await scope.cases.attach(into, report, { ...act, via: on.caseId });
        await this.steps.keep(scope, actor, { incident: other, before, at: act.at, action: 'attach', reports: [] });
        await proposeSuspension(scope, other.toSnapshot(), act);
      },
    });
  }

  /** J4: undoes a merge. @throws NotFound, StaleVersion, ConditionsNotMet (`merged`, `another_report_stays`) */
  separate(actor: Actor, on: OnCase, motive: string): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'separate',
      motive,
      reports: [],
      change: async (incident, act, { cases }) => {
        const { mergedInto } = incident.toSnapshot();
        const back = mergedInto === null ? [] : await cases.reportsVia(mergedInto, on.caseId);
        const staying = mergedInto === null ? 0 : (await cases.reportsOf(mergedInto)).length - back.length;
        incident.separate(back.length > 0 ? staying : 0, motive, act);
        if (mergedInto === null) return;
        for (const report of back) {
          await cases.detach(mergedInto, report, act.by, act.at);
          await cases.attach(on.caseId, report, act);
        }
      },
    });
  }

  /** I8, I8b. @throws StaleVersion, ConditionsNotMet (`severity_raised`, `second_person`) */
  requalify(actor: Actor, on: OnCase, severity: CaseSeverity, motive: string): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'requalify',
      motive,
      reports: [],
      change: (incident, act) => incident.requalify(severity, motive, act),
      follow: proposeSuspension,
    });
  }

  /** I8a. @throws StaleVersion, ConditionsNotMet `severity_lowered` */
  askLowering(actor: Actor, on: OnCase, severity: CaseSeverity, motive: string): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'askLowering',
      motive,
      reports: [],
      change: (incident, act) => incident.askLowering(severity, motive, act),
    });
  }
}
