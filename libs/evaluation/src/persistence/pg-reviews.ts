import type { EntityManager } from 'typeorm';
import type { DatedScore, PanelScore, ReviewStore, ReviewVersion } from '../application/evaluation.work.js';
import type { AssignmentId } from '../domain/assignment.js';
import type { DossierId } from '../domain/evaluated-dossier.js';

/** A score as the rest of the code knows it, from the columns of `criterion_score s`. */
export const SCORE_JSON = `json_build_object('criterion', s.criterion, 'verdict', s.verdict, 'rationale', s.rationale,
  'naReason', s.na_reason, 'question', s.question, 'confidence', s.confidence, 'submissionVersion', s.submission_version,
  'anchor', CASE WHEN s.evidence_id IS NULL THEN NULL
            ELSE json_strip_nulls(json_build_object('evidenceId', s.evidence_id, 'page', s.page)) END)`;

/** The newest score of each review on each criterion. A reopened criterion stands no more; the others of that review do. */
const NEWEST = (phases: string) => `
  SELECT DISTINCT ON (v.assignment_id, s.criterion) ${SCORE_JSON} AS score, v.phase, a.id AS "assignmentId",
    a.expert_id AS "expertId", a.round,
    (a.state = 'submitted' OR (a.state = 'accepted' AND s.criterion <> ALL (a.to_score))) AS standing
  FROM evaluation.criterion_score s
  JOIN evaluation.review_version v ON v.id = s.review_version_id
  JOIN evaluation.assignment a ON a.id = v.assignment_id
  WHERE a.dossier_id = $1 AND v.phase IN (${phases})
  ORDER BY v.assignment_id, s.criterion, v.number DESC`;

type ScoreRow = Omit<PanelScore, keyof DatedScore> & { readonly score: DatedScore };

export class PgReviews implements ReviewStore {
  constructor(private readonly tx: EntityManager) {}

  async append({ id, assignmentId, number, phase, scores, ...review }: ReviewVersion): Promise<void> {
    const { frameworkVersion, submissionVersion, hash, submittedAt } = review;
    await this.tx.query(
      `INSERT INTO evaluation.review_version (id, assignment_id, number, phase, framework_version, submission_version, hash, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, assignmentId, number, phase, frameworkVersion, submissionVersion, hash, submittedAt],
    );
    await this.tx.query(
      `INSERT INTO evaluation.criterion_score (review_version_id, criterion, verdict, rationale, na_reason, question,
         confidence, evidence_id, page, submission_version)
       SELECT $1, s.criterion, s.verdict, s.rationale, s."naReason", s.question, s.confidence,
         (s.anchor ->> 'evidenceId')::uuid, (s.anchor ->> 'page')::int, s."submissionVersion"
       FROM jsonb_to_recordset($2::jsonb) AS s(criterion text, verdict text, rationale text, "naReason" text, question text,
         confidence text, anchor jsonb, "submissionVersion" int)`,
      [id, JSON.stringify(scores)],
    );
  }

  of(assignment: AssignmentId): Promise<ReviewVersion[]> {
    return this.tx.query<ReviewVersion[]>(
      `SELECT v.id, v.assignment_id AS "assignmentId", v.number, v.phase, v.framework_version AS "frameworkVersion",
         v.submission_version AS "submissionVersion", v.hash, v.submitted_at AS "submittedAt",
         (SELECT json_agg(${SCORE_JSON} ORDER BY s.criterion) FROM evaluation.criterion_score s WHERE s.review_version_id = v.id) AS scores
       FROM evaluation.review_version v WHERE v.assignment_id = $1 ORDER BY v.number DESC`,
      [assignment],
    );
  }

  async latestScores(dossier: DossierId): Promise<PanelScore[]> {
    return flat(await this.tx.query<ScoreRow[]>(NEWEST(`'sealed', 'after_discussion'`), [dossier]));
  }

  async sealedScores(dossier: DossierId): Promise<PanelScore[]> {
    return flat(await this.tx.query<ScoreRow[]>(NEWEST(`'sealed'`), [dossier]));
  }
}

const flat = (rows: readonly ScoreRow[]): PanelScore[] => rows.map(({ score, ...row }) => ({ ...score, ...row }));
