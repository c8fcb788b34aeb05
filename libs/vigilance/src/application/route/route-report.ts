import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#libs/kernel';
import type { TriageSnapshot } from '../../domain/report/triage.js';
import { ReportReads } from '../triage/report-reads.js';
import { type OnReport, SortReport } from '../triage/sort-report.js';
import { ProposeRoute } from './propose-route.js';
import type { RouteChoice } from './route-case.js';
import { chosenRoute } from './route-choice.js';
import { RouteReads } from './routing-neighbours.js';

/** As the report keeps it when the proposal is accepted without a word. */
const ACCEPTED = 'Orientation proposée par les règles, acceptée.';

/** One act sorts a report as it was read and tells the services that the rules propose, or others and why. */
@Injectable()
export class RouteReport {
  constructor(
    private readonly reports: ReportReads,
    private readonly source: RouteReads,
    private readonly routes: ProposeRoute,
    private readonly sorting: SortReport,
  ) {}

  /** @throws NotFound, StaleVersion, ActionNotAllowed, Conflict `nobody_to_tell`, Invalid `correction_unexplained` */
  async execute(actor: Actor, on: OnReport, { services, motive = '' }: RouteChoice): Promise<TriageSnapshot> {
    const found = await this.reports.find(on.reportId);
    if (!found) throw new NotFound('incident report', on.reportId);
    const { kind, severity } = found.triage;
    const { proposed } = await this.routes.forReport(this.source, found.report, found.triage);
    const chosen = chosenRoute(proposed, services, motive);
    const said = motive.trim() === '' ? ACCEPTED : motive;
    const sorting = { outcome: 'routed', kind, severity, services: chosen.services, motive: said } as const;
    return this.sorting.sort(actor, on, sorting);
  }
}
