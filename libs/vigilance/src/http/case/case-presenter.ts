import { Injectable } from '@nestjs/common';
import type { Acting } from '#libs/access';
import { lifeOf, limitAt } from '#libs/http';
import { Clock, NotFound } from '#libs/kernel';
import { CaseRules, LiveListings } from '../../application/case/case-neighbours.js';
import { CaseReads } from '../../application/case/case-reads.js';
import { caseLifecycle } from '../../domain/case/case.lifecycle.js';
import { mayReopen } from '../../domain/case/case-limits.js';
import type { CaseReport } from '../../domain/case/case-opening.js';
import type { CaseId, CaseSnapshot } from '../../domain/case/case-snapshot.js';
import { IncidentCase } from '../../domain/case/incident-case.js';
import { DutyPresenter } from '../duty/duty-presenter.js';
import { ReferralPresenter } from '../referral/referral-presenter.js';
import { RequestPresenter } from '../request/request-presenter.js';
import { RoutePresenter } from '../route/route-presenter.js';
import type { CaseLineView, CaseReportView, IncidentCaseView } from './case.view.js';
import { caseActions } from './case-actions.js';
import { CASE_WORDS } from './case-words.js';

/** A case as each reader gets it. */
@Injectable()
export class CasePresenter {
  constructor(
    private readonly reads: CaseReads,
    private readonly rules: CaseRules,
    private readonly listings: LiveListings,
    private readonly routes: RoutePresenter,
    private readonly requests: RequestPresenter,
    private readonly duties: DutyPresenter,
    private readonly referrals: ReferralPresenter,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async view({ actor, standings }: Acting, id: CaseId): Promise<IncidentCaseView> {
    const incident = await this.reads.find(id);
    if (!incident) throw new NotFound('incident case', id);
    const { applicationId, state, stateSince, dueAt, conclusions } = incident;
    const now = this.clock.now();
    const { pending } = IncidentCase.restore(incident);
    const contestDueAt = pending ? new Date(pending.dueAt) : null;
    const reports = await this.reads.reportsOf(id);
    const circumstances = {
      reports: reports.length,
      rulable: IncidentCase.restore(incident).rulable(actor.accountId),
      isListed: applicationId !== null && (await this.listings.isLive(applicationId)),
      mayReopen: mayReopen(stateSince, now, await this.rules.inForce()),
    };
    const requests = await this.requests.linesFrom(id);
    const firstSent = requests[0] ? new Date(requests[0].sentAt) : null;
    const actions = caseActions(incident, circumstances, standings);
    return {
      ...lifeOf(caseLifecycle, state, CASE_WORDS, limitAt(dueAt ?? contestDueAt, now), actions),
      ...(pending && { waitingOn: 'oversight' }),
      id,
      number: incident.number,
      applicationId,
      applicationName: incident.applicationName,
      kind: incident.kind,
      severity: incident.severity,
      topics: [...incident.topics],
      versions: [...incident.versions],
      facts: incident.facts,
      gaps: incident.gaps.map((gap) => ({ ...gap })),
      linked: (await this.rules.criteriaOf(incident.topics)).map((criterion) => ({ ...criterion })),
      ...(await this.routes.ofCase(
        incident,
        reports.map((report) => report.id),
      )),
      routeClock: limitAt(incident.routeDueAt, now),
      publisherRequests: requests,
      referrals: await this.referrals.ofCase(id),
      duties: await this.duties.after(incident, firstSent),
      reports: reports.map(reportView),
      conclusions: conclusions.map(({ outcome, motive, services, at }) => ({
        outcome,
        motive,
        services: [...services],
        at,
      })),
      contests: incident.contests.map(({ conclusion, lodgedAt, dueAt: by, state: ruled, answer }) => ({
        conclusion,
        lodgedAt,
        dueAt: by,
        ruling: ruled,
        answer,
      })),
      lowering: incident.lowering && { ...incident.lowering },
      mergedInto: incident.mergedInto,
      openedAt: incident.openedAt.toISOString(),
      stateSince: stateSince.toISOString(),
      version: incident.version,
    };
  }

  line(incident: CaseSnapshot): CaseLineView {
    return caseLine(incident, this.clock.now());
  }
}

export const caseLine = (incident: CaseSnapshot, now: Date): CaseLineView => ({
  id: incident.id,
  number: incident.number,
  applicationId: incident.applicationId,
  applicationName: incident.applicationName,
  kind: incident.kind,
  severity: incident.severity,
  openedAt: incident.openedAt.toISOString(),
  state: incident.state,
  publicState: CASE_WORDS[incident.state],
  clock: limitAt(incident.dueAt, now),
  version: incident.version,
});

const reportView = ({ id, number, receivedAt, appVersion, kind, severity, topic }: CaseReport): CaseReportView => ({
  id,
  number,
  receivedAt: receivedAt.toISOString(),
  appVersion,
  kind,
  severity,
  topic,
});
