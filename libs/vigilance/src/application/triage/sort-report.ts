import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, StaleVersion } from '#libs/kernel';
import type { Contents } from '#libs/vault';
import { BOXES, messageBox } from '../../domain/report/report.js';
import type { ReportId, Sorting, Triage, TriageSnapshot } from '../../domain/report/triage.js';
import type { TriageAction } from '../../domain/report/triage.lifecycle.js';
import type { Severity } from '../../domain/report/vocabulary.js';
import { decideRoute } from '../../domain/route/routing.js';
import { reportSubject } from '../report-subject.js';
import { ProposeRoute } from '../route/propose-route.js';
import { routeFacts } from '../route/route-choice.js';
import { tellReporter } from '../tell-reporter.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import { type VigilanceScope, VigilanceWork } from '../vigilance.work.js';

/** Which report, and the version of it that the actor had before his eyes. */
export interface OnReport {
  readonly reportId: ReportId;
  readonly expectedVersion: number;
}

/** What the journal keeps of an act beside the sorting itself. */
type Noted = Readonly<Record<string, string | number | boolean>>;

/** What a person does with a report: reads it for a reason, sorts it, answers. */
@Injectable()
export class SortReport {
  constructor(
    private readonly work: VigilanceWork,
    private readonly routes: ProposeRoute,
    private readonly clock: Clock,
  ) {}

  /** Opens what was written; the reporter will see who read it and why. @throws NotFound, Conflict `erased` */
  read(actor: Actor, reportId: ReportId, because: string, withIdentity: boolean): Promise<Contents> {
    return this.work.transaction(async (scope) => {
      const report = await scope.reports.get(reportId);
      const own = withIdentity ? [BOXES.narrative, BOXES.identity] : [BOXES.narrative];
      const added = Array.from({ length: await scope.messages.count(reportId) }, (_, at) => messageBox(at + 1));
      const opened = await scope.vault.open({ subject: reportId, names: [...own, ...added], actor, because });
      await scope.journal.append({
        kind: 'incident-report.opened',
        subject: reportSubject(reportId),
        actor,
        at: this.clock.now(),
        facts: { number: report.number, identity: withIdentity },
        secrets: { because },
      });
      return opened;
    });
  }

  /** R3. @throws StaleVersion, ConditionsNotMet */
  askLowering(actor: Actor, on: OnReport, severity: Severity, motive: string): Promise<TriageSnapshot> {
    return this.act(actor, on, 'askLowering', motive, (triage, by, at) => triage.askLowering(severity, motive, by, at));
  }

  /** R2, R4. @throws StaleVersion, ConditionsNotMet */
  sort(actor: Actor, on: OnReport, sorting: Sorting): Promise<TriageSnapshot> {
    return this.act(
      actor,
      on,
      'sort',
      sorting.motive,
      (triage, by, at) => triage.sort(sorting, by, at),
      async (scope, after) => {
        await scope.timers.cancel(reportSubject(on.reportId));
        await scope.outbox.announce({
          name: 'vigilance.report-sorted.v1',
          payload: { reportId: on.reportId, outcome: sorting.outcome, severity: after.severity },
          occurredAt: after.sortedAt ?? this.clock.now(),
        } satisfies VigilanceEvent);
        const report = await scope.reports.get(on.reportId);
        await tellReporter(scope, report, sorting.outcome, after.sortedAt ?? this.clock.now());
      },
      (scope, after, before) => (sorting.outcome === 'set_aside' ? {} : this.keepRoute(scope, before, after)),
    );
  }

  /** Writes to the reporter, who reads it with his code. @throws NotFound, Conflict `erased` */
  answer(actor: Actor, reportId: ReportId, text: string): Promise<void> {
    return this.work.transaction(async (scope) => {
      const report = await scope.reports.get(reportId);
      await scope.triages.forUpdate(reportId);
      const at = this.clock.now();
      const no = await scope.messages.add(reportId, 'authority', at);
      await scope.vault.add(reportId, messageBox(no), text);
      const facts = { number: report.number, message: no };
      await tellReporter(scope, report, 'answered', at, no);
      await scope.journal.append({
        kind: 'incident-report.answered',
        subject: reportSubject(reportId),
        actor,
        at,
        facts,
      });
    });
  }

  /** Who is told, beside what the rules proposed to who sorted it. */
  private async keepRoute(
    { reports, routes }: VigilanceScope,
    before: TriageSnapshot,
    after: TriageSnapshot,
  ): Promise<Noted> {
    const { reportId: id, services, motive, sortedBy: by, sortedAt: at } = after;
    if (by === null || at === null) return {};
    const { proposed } = await this.routes.forReport(routes, await reports.get(id), before);
    const decision = decideRoute(proposed, services);
    await routes.add({ kind: 'incident-report', id }, { ...decision, by, at, motive });
    const { services: _, ...noted } = routeFacts(decision);
    return noted;
  }

  private act(
    actor: Actor,
    { reportId, expectedVersion }: OnReport,
    action: TriageAction,
    motive: string,
    change: (triage: Triage, by: AccountId, at: Date) => void,
    follow: (scope: VigilanceScope, after: TriageSnapshot) => Promise<void> = async () => undefined,
    note: (scope: VigilanceScope, after: TriageSnapshot, before: TriageSnapshot) => Noted | Promise<Noted> = () => ({}),
  ): Promise<TriageSnapshot> {
    return this.work.transaction(async (scope) => {
      const triage = await scope.triages.forUpdate(reportId);
      const before = triage.toSnapshot();
      const subject = reportSubject(reportId);
      if (before.version !== expectedVersion) {
        throw new StaleVersion(expectedVersion, before.version, await scope.lastChange(subject));
      }
      const at = this.clock.now();
      change(triage, personOf(actor), at);
      const after = triage.toSnapshot();
      await scope.triages.save(triage);
      const { number } = await scope.reports.get(reportId);
      const noted = await note(scope, after, before);
      await scope.journal.append({
        kind: `incident-report.${action}`,
        subject,
        actor,
        at,
        from: before.state,
        to: after.state,
        facts: {
          number,
          kind: after.kind,
          severity: after.severity,
          services: after.services,
          outcome: after.outcome,
          ...noted,
        },
        secrets: { motive },
      });
      await follow(scope, after);
      return after;
    });
  }
}

function personOf({ accountId }: Actor): AccountId {
  if (accountId === null) throw new Error('only a person sorts a report');
  return accountId;
}
