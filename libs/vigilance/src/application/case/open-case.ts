import { Injectable } from '@nestjs/common';
import { type Actor, Clock, dayOf, newId } from '#libs/kernel';
import type { CaseRule } from '../../domain/case/case-limits.js';
import { openedFrom } from '../../domain/case/case-opening.js';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import { IncidentCase } from '../../domain/case/incident-case.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import { type VigilanceScope, VigilanceWork } from '../vigilance.work.js';
import { CaseRules } from './case-neighbours.js';
import { CaseSteps, personOf, setCaseTimer } from './case-steps.js';
import { caseSubject } from './case-subject.js';

interface Opening {
  readonly rule: CaseRule;
  /** The reports stand out together, as a signal: one of them need not be serious. */
  readonly standsOut?: boolean;
}

/** A person opens a case from the inbox: for one report that is serious, or for several alike. */
@Injectable()
export class OpenCase {
  constructor(
    private readonly work: VigilanceWork,
    private readonly rules: CaseRules,
    private readonly steps: CaseSteps,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Conflict (`report_in_a_case`, `reports_of_two_applications`, `too_few_reports`) */
  async execute(actor: Actor, reports: readonly ReportId[]): Promise<CaseSnapshot> {
    const rule = await this.rules.inForce();
    return this.work.transaction((scope) => this.within(scope, actor, reports, { rule }));
  }

  /** Its row, its journal, its limit, and whoever listens. @throws as `execute` does */
  async within(
    scope: VigilanceScope,
    actor: Actor,
    reports: readonly ReportId[],
    { rule, standsOut = false }: Opening,
  ): Promise<CaseSnapshot> {
    const candidates = await scope.cases.candidates([...new Set(reports)].sort());
    const opened = openedFrom(candidates, rule, standsOut);
    const [at, openedBy] = [this.clock.now(), personOf(actor)];
    const number = `INC-${dayOf(at).slice(0, 4)}-${(await scope.cases.nextSerial()).padStart(6, '0')}`;
    const id = newId<'IncidentCase'>();
    const incident = IncidentCase.open({ ...opened, id, number, openedBy, openedAt: at }, rule);
    await this.steps.waitForRoute(
      scope,
      incident,
      candidates.map((report) => report.id),
    );
    await scope.cases.add(incident);
    for (const report of candidates) await scope.cases.attach(id, report.id, { by: openedBy, at });
    const snapshot = incident.toSnapshot();
    const { severity, kind, state, version } = snapshot;
    await scope.journal.append({
      kind: 'incident-case.open',
      subject: caseSubject(id),
      actor,
      at,
      to: state,
      facts: { number, severity, kind, reports: candidates.map((report) => report.number) },
    });
    await setCaseTimer(scope, snapshot);
    await scope.outbox.announce({
      name: 'vigilance.case-moved.v1',
      payload: { caseId: id, number, action: 'open', state, version },
      occurredAt: at,
    } satisfies VigilanceEvent);
    return snapshot;
  }
}
