import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { startOf } from '#libs/kernel';
import { SignalThresholds } from '../../application/signal/signal-neighbours.js';
import {
  type BesideCampaign,
  type Campaign,
  type SignalFilter,
  SignalReads,
} from '../../application/signal/signal-reads.js';
import type { CaseReport } from '../../domain/case/case-opening.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { SignalId, SignalSnapshot } from '../../domain/signal/signal.js';
import { addWeeks } from '../../domain/signal/weeks.js';
import { CASE_REPORTS } from '../case/case-reports.sql.js';
import { SignalRow } from './signal-rows.js';

/** Campaigns on the page of one signal, and reports shown beside one campaign, at most. */
const SHOWN = 20;

/** What is graver than the texts of a campaign, or serious by itself, and came in the same days. */
const CAMPAIGNS = `SELECT first.id, first.number, first.application_id AS "applicationId",
    first.application_name AS "applicationName", t.severity, told.reports, first.received_at AS "firstAt",
    greatest(first.received_at, told.last_at) AS "lastAt", coalesce(beside.list, '[]') AS beside
  FROM (SELECT f.first_report_id, count(*)::int + 1 AS reports, max(r.received_at) AS last_at
        FROM vigilance.repeated_report f JOIN vigilance.report r ON r.id = f.report_id
        GROUP BY f.first_report_id) AS told
    JOIN vigilance.report first ON first.id = told.first_report_id
    JOIN vigilance.triage t ON t.report_id = first.id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', near.id, 'number', near.number, 'severity', near.severity) ORDER BY near.id) AS list
      FROM (SELECT r.id, r.number, nt.severity
            FROM vigilance.report r
              JOIN vigilance.triage nt ON nt.report_id = r.id
              LEFT JOIN vigilance.repeated_report nf ON nf.report_id = r.id
            WHERE r.application_id = first.application_id AND r.id <> first.id
              AND nf.first_report_id IS DISTINCT FROM first.id
              AND r.received_at BETWEEN first.received_at AND told.last_at + interval '1 day'
              AND nt.severity IN ('serious', 'critical')
            ORDER BY r.id LIMIT ${SHOWN}) AS near) AS beside ON true
  WHERE told.reports >= $1 AND first.application_id IS NOT NULL`;

@Injectable()
export class PgSignalReads extends SignalReads {
  constructor(
    private readonly database: DataSource,
    private readonly thresholds: SignalThresholds,
  ) {
    super();
  }

  override async list(
    { state, applicationId, topic, method }: SignalFilter,
    after: SignalId | undefined,
    limit: number,
  ): Promise<readonly SignalSnapshot[]> {
    const query = this.database.manager.createQueryBuilder(SignalRow, 'signal').where('true');
    if (state) query.andWhere('signal.state = :state', { state });
    if (applicationId) query.andWhere('signal.application_id = :applicationId', { applicationId });
    if (topic) query.andWhere('signal.topic = :topic', { topic });
    if (method) {
      query.andWhere(`signal.numbers -> 'evidence' @> :evidence::jsonb`, { evidence: JSON.stringify([{ method }]) });
    }
    if (after) query.andWhere('signal.id < :after', { after });
    return (await query.orderBy('signal.id', 'DESC').limit(limit).getMany()).map((row) => ({ ...row }));
  }

  override async find(id: SignalId): Promise<SignalSnapshot | undefined> {
    const row = await this.database.manager.findOneBy(SignalRow, { id });
    return row ? { ...row } : undefined;
  }

  override reportsOf(
    { applicationId, topic, numbers }: SignalSnapshot,
    atMost: number,
  ): Promise<readonly CaseReport[]> {
    return this.database.query<CaseReport[]>(
      `${CASE_REPORTS} WHERE r.id IN (
         SELECT report_id FROM vigilance.matter WHERE application_id = $1 AND topic = $2 AND received_at >= $3)
       ORDER BY r.received_at, r.id LIMIT $4`,
      [applicationId, topic, startOf(addWeeks(numbers.week, 1 - numbers.windowWeeks)), atMost],
    );
  }

  override campaigns(
    applicationId: string | undefined,
    after: ReportId | undefined,
    limit: number,
  ): Promise<readonly Campaign[]> {
    return this.database.query<Campaign[]>(
      `${CAMPAIGNS} AND ($2::uuid IS NULL OR first.application_id = $2) AND ($3::uuid IS NULL OR first.id < $3)
       ORDER BY first.id DESC LIMIT $4`,
      [this.thresholds.inForce().campaign.shownFrom, applicationId ?? null, after ?? null, limit],
    );
  }

  override seriousReports(applicationId: string, from: Date, until: Date): Promise<readonly BesideCampaign[]> {
    return this.database.query<BesideCampaign[]>(
      `SELECT r.id, r.number, t.severity FROM vigilance.report r JOIN vigilance.triage t ON t.report_id = r.id
       WHERE r.application_id = $1 AND r.received_at >= $2 AND r.received_at < $3 AND t.severity IN ('serious', 'critical')
       ORDER BY r.id LIMIT ${SHOWN}`,
      [applicationId, from, until],
    );
  }

  override campaignsOf({ applicationId, numbers }: SignalSnapshot): Promise<readonly Campaign[]> {
    return this.database.query<Campaign[]>(
      `${CAMPAIGNS} AND first.application_id = $2 AND told.last_at >= $3 ORDER BY first.id DESC LIMIT ${SHOWN}`,
      [
        this.thresholds.inForce().campaign.shownFrom,
        applicationId,
        startOf(addWeeks(numbers.week, 1 - numbers.windowWeeks)),
      ],
    );
  }
}
