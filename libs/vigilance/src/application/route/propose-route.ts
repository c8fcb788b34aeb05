import { Injectable } from '@nestjs/common';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import type { ReportFacts } from '../../domain/report/report.js';
import type { ReportId, TriageSnapshot } from '../../domain/report/triage.js';
import { caseSeverity, type Service } from '../../domain/report/vocabulary.js';
import { type ProposedRoute, proposeRoute, routeDue, serviceDue } from '../../domain/route/routing.js';
import { IncidentRules } from '../neighbours.js';
import { type RouteSource, RoutingBooks } from './routing-neighbours.js';

/** A proposal with its days. */
export interface DatedRoute {
  readonly proposed: ProposedRoute;
  /** By when each service has to be told. */
  readonly due: ReadonlyMap<Service, Date>;
  /** By when somebody has to have routed it; null when nobody has to be told. */
  readonly dueAt: Date | null;
}

type RoutedReport = Pick<ReportFacts, 'id' | 'applicationId' | 'awareAt'>;
type RoutedCase = Pick<CaseSnapshot, 'kind' | 'severity' | 'topics' | 'applicationId' | 'zeroAt'>;

/** Software proposes who is told, from rules that are data and from what it read; a person accepts or corrects. */
@Injectable()
export class ProposeRoute {
  constructor(
    private readonly books: RoutingBooks,
    private readonly rules: IncidentRules,
  ) {}

  async forReport(
    source: RouteSource,
    report: RoutedReport,
    { kind, severity }: Pick<TriageSnapshot, 'kind' | 'severity'>,
  ): Promise<DatedRoute> {
    const readings = await source.readingsOf([report.id]);
    const topics = readings.flatMap(({ topic }) => (topic === null ? [] : [topic]));
    const facts = { kind, severity: caseSeverity(kind, severity), topics, readings };
    return this.dated(source, facts, report.applicationId, report.awareAt);
  }

  async forCase(source: RouteSource, incident: RoutedCase, reports: readonly ReportId[]): Promise<DatedRoute> {
    const { kind, severity, topics, applicationId, zeroAt } = incident;
    const readings = await source.readingsOf(reports);
    return this.dated(source, { kind, severity, topics, readings }, applicationId, zeroAt);
  }

  private async dated(
    source: RouteSource,
    facts: Omit<Parameters<typeof proposeRoute>[0], 'category'>,
    applicationId: string | null,
    aware: Date,
  ): Promise<DatedRoute> {
    const category = applicationId === null ? null : await source.categoryOf(applicationId);
    const proposed = proposeRoute({ ...facts, category }, this.books.current);
    const { triage, humanAnswer, calendar } = await this.rules.inForce();
    const periods = { ...triage, human_answer: humanAnswer };
    const due = proposed.services.map((one) => [one.service, serviceDue(one, aware, periods, calendar)] as const);
    return { proposed, due: new Map(due), dueAt: routeDue(proposed, aware, periods, calendar) };
  }
}
