import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Frameworks } from '#libs/criteria';
import { addDays, Clock, daysBetween, frenchCalendar, lastDay, startOf } from '#libs/kernel';
import { ReportFigures } from '../../application/figures/report-figures.js';
import { IntakeRules } from '../../application/neighbours.js';
import { figuresOf, type ReportCounts, type ReportFigure } from '../../domain/figures/report-rate.js';

/** What belongs together counts once; what somebody set aside, or praises, does not count. */
const COUNTS = `WITH told AS (
    SELECT r.application_id, coalesce(c.case_id, r.id) AS matter, r.received_at >= $2 AS now,
      t.kind IN ('health_harm', 'privacy', 'security') AS complains
    FROM vigilance.report r
      JOIN vigilance.triage t ON t.report_id = r.id
      LEFT JOIN vigilance.case_report c ON c.report_id = r.id AND c.detached_at IS NULL
    WHERE r.received_at >= $1 AND r.application_id IS NOT NULL
      AND t.outcome IS DISTINCT FROM 'set_aside' AND t.kind <> 'praise_other')
  SELECT l.application_id AS "applicationId", l.category,
    count(DISTINCT matter) FILTER (WHERE told.now)::int AS reports,
    count(DISTINCT matter) FILTER (WHERE told.now AND told.complains)::int AS complaints,
    count(DISTINCT matter) FILTER (WHERE NOT told.now AND told.complains)::int AS "complaintsBefore"
  FROM referencing.public_listing l LEFT JOIN told ON told.application_id = l.application_id
  WHERE l.status <> 'delisted'
  GROUP BY l.application_id, l.category`;

@Injectable()
export class PgReportFigures extends ReportFigures {
  constructor(
    private readonly database: DataSource,
    private readonly frameworks: Frameworks,
    private readonly intake: IntakeRules,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async all(): Promise<ReadonlyMap<string, ReportFigure>> {
    const published = await this.frameworks.inForce();
    if (!published) return new Map();
    const { incidents, calendar } = published.policy;
    const today = this.clock.today();
    const french = frenchCalendar({ alsaceMoselle: calendar.alsace_moselle });
    const days = daysBetween(today, lastDay(today, incidents.case.rate_window, french));
    const from = [addDays(today, -2 * days), addDays(today, -days)].map(startOf);
    return figuresOf(await this.database.query<ReportCounts[]>(COUNTS, from), this.intake.rateWeight);
  }
}
