import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AccountId } from '#libs/kernel';
import {
  type AgreementPeriod,
  type AssignmentFilter,
  type AssignmentHorizon,
  type AssignmentLine,
  EvaluationReads,
  type RatedCriterion,
  type Viewer,
  type VisibleReview,
} from '../application/evaluation-reads.js';
import type { DossierId } from '../domain/evaluated-dossier.js';
import { SCORE_JSON } from './pg-reviews.js';

@Injectable()
export class PgEvaluationReads extends EvaluationReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override assignments(
    { accountId, leads }: AssignmentHorizon,
    { dossierId, state }: AssignmentFilter,
    after: string | undefined,
    limit: number,
  ): Promise<AssignmentLine[]> {
    return this.database.query<AssignmentLine[]>(
      `SELECT a.id, a.dossier_id AS "dossierId", a.expert_id AS "expertId", a.round, a.criteria, a.to_score AS "toScore",
         a.state, a.declaration_id AS "declarationId", a.invited_by AS "invitedBy", a.invited_at AS "invitedAt",
         a.due_at AS "dueAt", a.more_time AS "moreTime", a.ended_reason AS "endedReason", a.version,
         d.number AS "dossierNumber", d.application_name AS "applicationName", d.publisher_name AS "publisherName"
       FROM evaluation.assignment a JOIN evaluation.dossier d ON d.id = a.dossier_id
       WHERE (a.expert_id = $1 OR ($2 AND d.lead_id = $1))
         AND ($3::uuid IS NULL OR a.dossier_id = $3) AND ($4::text IS NULL OR a.state = $4)
         AND ($5::uuid IS NULL OR a.id < $5)
       ORDER BY a.id DESC LIMIT $6`,
      [accountId, leads, dossierId ?? null, state ?? null, after ?? null, limit],
    );
  }

  override reviews({ accountId, role }: Viewer, dossier: DossierId, criterion?: string): Promise<VisibleReview[]> {
    return this.database.query<VisibleReview[]>(
      `SELECT v.id, r.assignment_id AS "assignmentId", r.own, l.label, r.round, v.number, v.phase,
         a.state IN ('accepted', 'submitted') AS standing,
         v.submitted_at AS "submittedAt", v.hash, v.framework_version AS "frameworkVersion",
         json_agg(${SCORE_JSON} ORDER BY s.criterion) AS scores
       FROM evaluation.visible_reviews($1, $2) r
       JOIN evaluation.review_version v ON v.id = r.review_version_id
       JOIN evaluation.criterion_score s ON s.review_version_id = v.id
       JOIN evaluation.assignment a ON a.id = r.assignment_id
       LEFT JOIN evaluation.label l ON l.dossier_id = r.dossier_id AND l.expert_id = r.expert_id
       WHERE r.dossier_id = $3 AND ($4::text IS NULL OR s.criterion = $4)
       GROUP BY v.id, r.assignment_id, r.own, l.label, r.round, a.state
       ORDER BY r.round, l.label NULLS FIRST, v.number`,
      [accountId, role, dossier, criterion ?? null],
    );
  }

  override blindRatings(
    { accountId, role }: Viewer,
    { year, frameworkVersion }: AgreementPeriod,
  ): Promise<RatedCriterion[]> {
    return this.database.query<RatedCriterion[]>(
      `SELECT DISTINCT ON (r.assignment_id, s.criterion) r.dossier_id AS "dossierId", s.criterion, c.brick,
         r.expert_id AS "expertId", s.verdict
       FROM evaluation.visible_reviews($1, $2) r
       JOIN evaluation.review_version v ON v.id = r.review_version_id AND v.phase = 'sealed'
       JOIN evaluation.criterion_score s ON s.review_version_id = v.id
       JOIN evaluation.assignment a ON a.id = r.assignment_id AND a.state = 'submitted'
       JOIN evaluation.criterion c ON c.dossier_id = r.dossier_id AND c.id = s.criterion
       WHERE ($3::text IS NULL OR v.framework_version = $3)
         AND ($4::int IS NULL OR extract(year FROM v.submitted_at AT TIME ZONE 'Europe/Paris') = $4)
       ORDER BY r.assignment_id, s.criterion, v.number DESC`,
      [accountId, role, frameworkVersion ?? null, year ?? null],
    );
  }

  override async assignmentParties(id: string): Promise<{ expertId: AccountId; leadId: AccountId } | null> {
    const rows = await this.database.query<{ expertId: AccountId; leadId: AccountId }[]>(
      `SELECT a.expert_id AS "expertId", d.lead_id AS "leadId"
       FROM evaluation.assignment a JOIN evaluation.dossier d ON d.id = a.dossier_id WHERE a.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  override async leadOf(dossier: string): Promise<AccountId | null> {
    const rows = await this.database.query<{ leadId: AccountId }[]>(
      'SELECT lead_id AS "leadId" FROM evaluation.dossier WHERE id = $1',
      [dossier],
    );
    return rows[0]?.leadId ?? null;
  }
}
