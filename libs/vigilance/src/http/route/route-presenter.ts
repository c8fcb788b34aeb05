import { Injectable } from '@nestjs/common';
import { type DatedRoute, ProposeRoute } from '../../application/route/propose-route.js';
import { type RouteKept, RouteReads } from '../../application/route/routing-neighbours.js';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import type { ReportFacts } from '../../domain/report/report.js';
import type { ReportId, TriageSnapshot } from '../../domain/report/triage.js';
import type { ProposedRouteView, RouteDecisionView } from './route.view.js';

interface RoutesView {
  readonly proposedRoute: ProposedRouteView;
  readonly routes: RouteDecisionView[];
}

/** A proposed route with what people made of it. */
@Injectable()
export class RoutePresenter {
  constructor(
    private readonly proposing: ProposeRoute,
    private readonly reads: RouteReads,
  ) {}

  async ofReport(report: ReportFacts, triage: TriageSnapshot): Promise<RoutesView> {
    const proposed = await this.proposing.forReport(this.reads, report, triage);
    return viewOf(proposed, await this.reads.decisions({ kind: 'incident-report', id: report.id }));
  }

  async ofCase(incident: CaseSnapshot, reports: readonly ReportId[]): Promise<RoutesView> {
    const proposed = await this.proposing.forCase(this.reads, incident, reports);
    return viewOf(proposed, await this.reads.decisions({ kind: 'incident-case', id: incident.id }));
  }
}

const viewOf = ({ proposed: { version, services }, due }: DatedRoute, kept: readonly RouteKept[]): RoutesView => ({
  proposedRoute: {
    version,
    services: services.flatMap(({ service, reasons }) => {
      const dueAt = due.get(service);
      if (!dueAt) return [];
      const said = reasons.map(({ rule, because, words }) => ({ rule, because: { ...because }, words: [...words] }));
      return [{ service, dueAt: dueAt.toISOString(), reasons: said }];
    }),
  },
  routes: kept.map(({ services: told, proposed, rules, at, ...one }) => ({
    ...one,
    services: [...told],
    proposed: [...proposed],
    rules: [...rules],
    at: at.toISOString(),
  })),
});
