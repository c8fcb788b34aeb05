import type { EntityManager } from 'typeorm';
import { NotFound } from '#libs/kernel';
import type {
  Clearance,
  DatedDraftScore,
  DecidedOutcome,
  Declaration,
  Draft,
  EvaluationScope,
  ExpertQuestion,
} from '../application/evaluation.work.js';
import type { AssignmentId, DeclarationId } from '../domain/assignment.js';
import type { DossierId } from '../domain/evaluated-dossier.js';

export class PgDeclarations implements NonNullable<EvaluationScope['declarations']> {
  constructor(private readonly tx: EntityManager) {}

  async sign({ id, assignmentId, interest, statement, text, signedBy, signedAt }: Declaration): Promise<void> {
    await this.tx.query(
      `INSERT INTO evaluation.declaration (id, assignment_id, interest, statement, text, signed_by, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, assignmentId, interest, statement, text, signedBy, signedAt],
    );
  }

  async of(assignment: AssignmentId) {
    const rows = await this.tx.query<(Declaration & { clearance: Clearance | null; clearedAt: Date | null })[]>(
      `SELECT d.id, d.assignment_id AS "assignmentId", d.interest, d.statement, d.text, d.signed_by AS "signedBy",
         d.signed_at AS "signedAt", c.cleared_at AS "clearedAt",
         CASE WHEN c.declaration_id IS NULL THEN NULL ELSE json_build_object('reason', c.reason, 'clearedBy', c.cleared_by) END AS clearance
       FROM evaluation.declaration d LEFT JOIN evaluation.clearance c ON c.declaration_id = d.id
       WHERE d.assignment_id = $1`,
      [assignment],
    );
    const [row] = rows;
    if (!row) return undefined;
    const { clearance, clearedAt, ...declaration } = row;
    return { ...declaration, clearance: clearance && clearedAt ? { ...clearance, clearedAt } : null };
  }

  async clear(declaration: DeclarationId, { reason, clearedBy, clearedAt }: Clearance): Promise<void> {
    await this.tx.query(
      'INSERT INTO evaluation.clearance (declaration_id, reason, cleared_by, cleared_at) VALUES ($1, $2, $3, $4)',
      [declaration, reason, clearedBy, clearedAt],
    );
  }
}

export class PgDrafts implements NonNullable<EvaluationScope['drafts']> {
  constructor(private readonly tx: EntityManager) {}

  async of(assignment: AssignmentId): Promise<Draft> {
    const rows = await this.tx.query<{ scores: DatedDraftScore[]; savedAt: Date; version: number }[]>(
      'SELECT scores, saved_at AS "savedAt", version FROM evaluation.draft WHERE assignment_id = $1',
      [assignment],
    );
    return rows[0] ?? { scores: [], savedAt: null, version: 0 };
  }

  async save(assignment: AssignmentId, { scores, savedAt, version }: Draft & { savedAt: Date }): Promise<void> {
    await this.tx.query(
      `INSERT INTO evaluation.draft (assignment_id, scores, saved_at, version) VALUES ($1, $2, $3, $4)
       ON CONFLICT (assignment_id) DO UPDATE SET scores = $2, saved_at = $3, version = $4`,
      [assignment, JSON.stringify(scores), savedAt, version],
    );
  }

  async drop(assignment: AssignmentId): Promise<void> {
    await this.tx.query('DELETE FROM evaluation.draft WHERE assignment_id = $1', [assignment]);
  }

  async purge(savedBefore: Date): Promise<number> {
    const rows = await this.tx.query<[unknown[], number]>(
      `DELETE FROM evaluation.draft d USING evaluation.assignment a
       WHERE a.id = d.assignment_id AND a.state NOT IN ('invited', 'accepted', 'submitted') AND d.saved_at < $1`,
      [savedBefore],
    );
    return rows[1];
  }
}

export class PgOutcomes implements NonNullable<EvaluationScope['outcomes']> {
  constructor(private readonly tx: EntityManager) {}

  of(dossier: DossierId): Promise<DecidedOutcome[]> {
    return this.tx.query<DecidedOutcome[]>(
      `SELECT o.criterion, o.state, o.verdict, o.na_reason AS "naReason", o.rationale, o.method, o.reason,
         o.decided_by AS "decidedBy", o.decided_at AS "decidedAt", o.version
       FROM evaluation.criterion_outcome o
       JOIN evaluation.criterion c ON c.dossier_id = o.dossier_id AND c.id = o.criterion
       WHERE o.dossier_id = $1 ORDER BY c.position`,
      [dossier],
    );
  }

  async save(dossier: DossierId, outcome: DecidedOutcome): Promise<void> {
    const { criterion, state, verdict, naReason, rationale, method, reason, decidedBy, decidedAt, version } = outcome;
    await this.tx.query(
      `INSERT INTO evaluation.criterion_outcome (dossier_id, criterion, state, verdict, na_reason, rationale, method,
         reason, decided_by, decided_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (dossier_id, criterion) DO UPDATE SET state = $3, verdict = $4, na_reason = $5, rationale = $6,
         method = $7, reason = $8, decided_by = $9, decided_at = $10, version = $11`,
      [dossier, criterion, state, verdict, naReason, rationale, method, reason, decidedBy, decidedAt, version],
    );
  }
}

export class PgLabels implements NonNullable<EvaluationScope['labels']> {
  constructor(private readonly tx: EntityManager) {}

  async of(dossier: DossierId): Promise<ReadonlyMap<string, string>> {
    const rows = await this.tx.query<{ expert: string; label: string }[]>(
      'SELECT expert_id AS expert, label FROM evaluation.label WHERE dossier_id = $1 ORDER BY label',
      [dossier],
    );
    return new Map(rows.map(({ expert, label }) => [expert, label]));
  }

  async add(dossier: DossierId, labels: ReadonlyMap<string, string>): Promise<void> {
    await this.tx.query(
      `INSERT INTO evaluation.label (dossier_id, expert_id, label)
       SELECT $1, l.expert, l.label FROM unnest($2::uuid[], $3::text[]) AS l(expert, label) ON CONFLICT DO NOTHING`,
      [dossier, [...labels.keys()], [...labels.values()]],
    );
  }
}

const QUESTIONS = `
  SELECT id, assignment_id AS "assignmentId", dossier_id AS "dossierId", criterion, text, state, asked_at AS "askedAt",
    clarification_id AS "clarificationId", answer, closed_by AS "closedBy", closed_at AS "closedAt", version
  FROM evaluation.question`;

export class PgQuestions implements NonNullable<EvaluationScope['questions']> {
  constructor(private readonly tx: EntityManager) {}

  async forUpdate(id: string): Promise<ExpertQuestion> {
    const [question] = await this.tx.query<ExpertQuestion[]>(`${QUESTIONS} WHERE id = $1 FOR UPDATE`, [id]);
    if (!question) throw new NotFound('question', id);
    return question;
  }

  ofDossier(dossier: DossierId): Promise<ExpertQuestion[]> {
    return this.tx.query<ExpertQuestion[]>(`${QUESTIONS} WHERE dossier_id = $1 ORDER BY id`, [dossier]);
  }

  ofAssignment(assignment: AssignmentId): Promise<ExpertQuestion[]> {
    return this.tx.query<ExpertQuestion[]>(`${QUESTIONS} WHERE assignment_id = $1 ORDER BY id`, [assignment]);
  }

  async save(question: ExpertQuestion): Promise<void> {
    const { id, assignmentId, dossierId, criterion, text, state, askedAt, clarificationId, answer } = question;
    await this.tx.query(
      `INSERT INTO evaluation.question (id, assignment_id, dossier_id, criterion, text, state, asked_at,
         clarification_id, answer, closed_by, closed_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (id) DO UPDATE SET state = $6, clarification_id = $8, answer = $9, closed_by = $10, closed_at = $11, version = $12`,
      [
        id,
        assignmentId,
        dossierId,
        criterion,
        text,
        state,
        askedAt,
        clarificationId,
        answer,
        question.closedBy,
        question.closedAt,
        question.version,
      ],
    );
  }
}
