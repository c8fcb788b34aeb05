import { Injectable } from '@nestjs/common';
import { type Actor, Conflict } from '#libs/kernel';
import type { ReportId } from '../../domain/report/triage.js';
import { caseSeverity } from '../../domain/report/vocabulary.js';
import type { RequestSnapshot } from '../../domain/request/publisher-request.js';
import { CaseRules, LiveListings } from '../case/case-neighbours.js';
import { ReportReads } from '../triage/report-reads.js';
import { VigilanceWork } from '../vigilance.work.js';
import { RequestSteps } from './request-steps.js';

/** A report that was routed to the publisher reaches him as facts, in words that a person wrote and checked (CIT-02). */
@Injectable()
export class SendReport {
  constructor(
    private readonly work: VigilanceWork,
    private readonly reports: ReportReads,
    private readonly rules: CaseRules,
    private readonly listings: LiveListings,
    private readonly steps: RequestSteps,
  ) {}

  /** @throws NotFound, Conflict (`not_routed_to_publisher`, `no_publisher`, `facts_sent_already`) */
  async execute(actor: Actor, reportId: ReportId, facts: string): Promise<RequestSnapshot> {
    const rule = await this.rules.inForce();
    const found = await this.reports.find(reportId);
    const applicationId = found?.report.applicationId ?? null;
    const organisationId = applicationId === null ? undefined : await this.listings.publisherOf(applicationId);
    return this.work.transaction(async (scope) => {
      const { outcome, services, kind, severity } = (await scope.triages.forUpdate(reportId)).toSnapshot();
      if (outcome !== 'routed' || !services.includes('publisher')) {
        throw new Conflict('not_routed_to_publisher', 'Route the report to the publisher first.');
      }
      if (applicationId === null || organisationId === undefined) {
        throw new Conflict('no_publisher', 'The application is not listed: no publisher is bound to answer.');
      }
      const { applicationName, appVersion } = await scope.reports.get(reportId);
      const told = {
        caseId: null,
        reportId,
        applicationId,
        applicationName,
        organisationId,
        kind,
        severity: caseSeverity(kind, severity),
        versions: appVersion === null ? [] : [appVersion],
        facts,
      };
      return this.steps.send(scope, actor, told, rule);
    });
  }
}
