import type { EntityManager } from 'typeorm';
import type { AccountId, Day } from '#libs/kernel';
import type {
  AnswerStore,
  EvidenceRegister,
  ExtensionRegister,
  FlaggedItem,
  ObservationPeriod,
  ReportStore,
  ScopeStore,
  SubmissionStore,
} from '../application/dossier-file.ports.js';
import type { DossierId } from '../domain/dossier/dossier.js';
import type { LimitExtension } from '../domain/dossier/limit-extension.js';
import type { Report } from '../domain/report/report.js';
import type { Answer, Evidence, EvidenceId, ScopeItem } from '../domain/submission/answer.js';
import type { Submission } from '../domain/submission/submission.js';

export class PgScope implements ScopeStore {
  constructor(private readonly tx: EntityManager) {}

  async freeze(dossier: DossierId, items: readonly ScopeItem[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO referencing.scope_item (dossier_id, criterion, brick, severity, obligation, in_force,
         evidence_expected, na_reasons, experts_required, position, reason, carried)
       SELECT $1, i.criterion, i.brick, i.severity, i.obligation, i."inForce", i."evidenceExpected",
         ARRAY(SELECT jsonb_array_elements_text(i."naReasons")), i."expertsRequired", i.position, i.reason, i.carried
       FROM jsonb_to_recordset($2::jsonb) AS i(criterion text, brick text, severity text, obligation text,
         "inForce" boolean, "evidenceExpected" int, "naReasons" jsonb, "expertsRequired" int, position int, reason text, carried jsonb)
       ON CONFLICT (dossier_id, criterion) DO UPDATE SET brick = excluded.brick, severity = excluded.severity,
         obligation = excluded.obligation, in_force = excluded.in_force, evidence_expected = excluded.evidence_expected,
         na_reasons = excluded.na_reasons, experts_required = excluded.experts_required, position = excluded.position,
         reason = excluded.reason, carried = excluded.carried`,
      [dossier, JSON.stringify(items)],
    );
  }

  async replace(dossier: DossierId, items: readonly ScopeItem[]): Promise<void> {
    const judged = items.flatMap(({ criterion, carried }) => (carried === null ? [criterion] : []));
    await this.tx.query('DELETE FROM referencing.answer WHERE dossier_id = $1 AND criterion <> ALL ($2)', [
      dossier,
      judged,
    ]);
    await this.tx.query(
      `DELETE FROM referencing.scope_item i WHERE dossier_id = $1
         AND NOT EXISTS (SELECT FROM referencing.answer a WHERE a.dossier_id = $1 AND a.criterion = i.criterion)`,
      [dossier],
    );
    await this.freeze(dossier, items);
  }

  of(dossier: DossierId): Promise<ScopeItem[]> {
    return this.tx.query<ScopeItem[]>(
      `SELECT criterion, brick, severity, obligation, in_force AS "inForce", evidence_expected AS "evidenceExpected",
         na_reasons AS "naReasons", experts_required AS "expertsRequired", position, reason, carried
       FROM referencing.scope_item WHERE dossier_id = $1 ORDER BY position`,
      [dossier],
    );
  }
}

export class PgAnswers implements AnswerStore {
  constructor(private readonly tx: EntityManager) {}

  of(dossier: DossierId): Promise<Answer[]> {
    return this.tx.query<Answer[]>(
      `SELECT criterion, self_verdict AS "selfVerdict", na_reason AS "naReason", text, evidence, version
       FROM referencing.answer WHERE dossier_id = $1 ORDER BY criterion`,
      [dossier],
    );
  }

  async save(dossier: DossierId, answer: Answer, by: AccountId, at: Date): Promise<void> {
    await this.tx.query(
      `INSERT INTO referencing.answer (dossier_id, criterion, self_verdict, na_reason, text, evidence, version, updated_by, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (dossier_id, criterion) DO UPDATE SET self_verdict = $3, na_reason = $4, text = $5, evidence = $6,
         version = $7, updated_by = $8, updated_at = $9`,
      [
        dossier,
        answer.criterion,
        answer.selfVerdict,
        answer.naReason,
        answer.text,
        answer.evidence,
        answer.version,
        by,
        at,
      ],
    );
  }

  async prefill(dossier: DossierId, from: DossierId, criteria: readonly string[]): Promise<void> {
    await this.tx.query(PREFILL, [dossier, from, criteria]);
  }
}

/** A file of the former dossier becomes a file of this one: another id, the same bytes under the same hash. */
const PREFILL = `
  WITH former AS (
    SELECT * FROM referencing.answer WHERE dossier_id = $2 AND criterion = ANY ($3)
  ), file AS (
    SELECT e.*, gen_random_uuid() AS copy FROM referencing.evidence e
    WHERE e.dossier_id = $2 AND e.removed_at IS NULL AND e.id IN (SELECT unnest(evidence) FROM former)
  ), copied AS (
    INSERT INTO referencing.evidence (id, dossier_id, file_name, media_type, size, sha256, confidentiality, uploaded_by, uploaded_at)
    SELECT copy, $1, file_name, media_type, size, sha256, confidentiality, uploaded_by, uploaded_at FROM file
  )
  INSERT INTO referencing.answer (dossier_id, criterion, self_verdict, na_reason, text, evidence, version, updated_by, updated_at)
  SELECT $1, criterion, self_verdict, na_reason, text,
    ARRAY(SELECT f.copy FROM file f WHERE f.id = ANY (former.evidence)), 1, updated_by, updated_at
  FROM former`;

/** The state of a scan is the antivirus's to say: it is read where the files are kept, and not copied here. */
export class PgEvidenceRegister implements EvidenceRegister {
  constructor(private readonly tx: EntityManager) {}

  async of(dossier: DossierId): Promise<Evidence[]> {
    const rows = await this.tx.query<(Omit<Evidence, 'size'> & { size: string })[]>(
      `SELECT e.id, e.file_name AS "fileName", e.media_type AS "mediaType", e.size, e.sha256, e.confidentiality,
         coalesce(s.scan, 'pending') AS scan
       FROM referencing.evidence e LEFT JOIN files.file_scan s USING (sha256)
       WHERE e.dossier_id = $1 AND e.removed_at IS NULL ORDER BY e.id`,
      [dossier],
    );
    return rows.map((row) => ({ ...row, size: Number(row.size) }));
  }

  async add(dossier: DossierId, evidence: Evidence, by: AccountId, at: Date): Promise<void> {
    const { id, fileName, mediaType, size, sha256, confidentiality } = evidence;
    await this.tx.query(
      `INSERT INTO referencing.evidence (id, dossier_id, file_name, media_type, size, sha256, confidentiality, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, dossier, fileName, mediaType, size, sha256, confidentiality, by, at],
    );
  }

  async remove(dossier: DossierId, evidence: EvidenceId, at: Date): Promise<void> {
    await this.tx.query('UPDATE referencing.evidence SET removed_at = $3 WHERE dossier_id = $1 AND id = $2', [
      dossier,
      evidence,
      at,
    ]);
  }
}

const SUBMISSIONS = `
  SELECT id, dossier_id AS "dossierId", number, frozen_at AS "frozenAt", frozen_by AS "frozenBy", content, hash
  FROM referencing.submission WHERE dossier_id = $1 ORDER BY number DESC`;

export class PgSubmissions implements SubmissionStore {
  constructor(private readonly tx: EntityManager) {}

  async append({ id, dossierId, number, frozenAt, frozenBy, content, hash }: Submission): Promise<void> {
    await this.tx.query(
      `INSERT INTO referencing.submission (id, dossier_id, number, frozen_at, frozen_by, content, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, dossierId, number, frozenAt, frozenBy, JSON.stringify(content), hash],
    );
  }

  of(dossier: DossierId): Promise<Submission[]> {
    return this.tx.query<Submission[]>(SUBMISSIONS, [dossier]);
  }

  async latest(dossier: DossierId): Promise<Submission | undefined> {
    return (await this.tx.query<Submission[]>(`${SUBMISSIONS} LIMIT 1`, [dossier]))[0];
  }

  async flag(dossier: DossierId, returnNumber: number, items: readonly FlaggedItem[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO referencing.flagged_item (dossier_id, return_number, criterion, reason)
       SELECT $1, $2, i.criterion, i.reason FROM jsonb_to_recordset($3::jsonb) AS i(criterion text, reason text)`,
      [dossier, returnNumber, JSON.stringify(items)],
    );
  }

  flagged(dossier: DossierId, returnNumber: number): Promise<FlaggedItem[]> {
    return this.tx.query<FlaggedItem[]>(
      'SELECT criterion, reason FROM referencing.flagged_item WHERE dossier_id = $1 AND return_number = $2 ORDER BY criterion',
      [dossier, returnNumber],
    );
  }
}

export class PgReports implements ReportStore {
  constructor(private readonly tx: EntityManager) {}

  async append(dossier: DossierId, { number, outcomes, proposal, notes, closedBy, closedAt }: Report): Promise<void> {
    await this.tx.query(
      `INSERT INTO referencing.report (dossier_id, number, outcomes, proposal, notes, closed_by, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [dossier, number, JSON.stringify(outcomes), JSON.stringify(proposal), JSON.stringify(notes), closedBy, closedAt],
    );
  }

  async latest(dossier: DossierId): Promise<Report | undefined> {
    const rows = await this.tx.query<Report[]>(
      `SELECT number, outcomes, proposal, notes, closed_by AS "closedBy", closed_at AS "closedAt"
       FROM referencing.report WHERE dossier_id = $1 ORDER BY number DESC LIMIT 1`,
      [dossier],
    );
    return rows[0];
  }

  async askObservations(dossier: DossierId, askedOn: Day): Promise<void> {
    await this.tx.query(
      `INSERT INTO referencing.observations (dossier_id, asked_on) VALUES ($1, $2)
       ON CONFLICT (dossier_id) DO UPDATE SET asked_on = $2, text = NULL, submitted_by = NULL, submitted_at = NULL, ended_on = NULL`,
      [dossier, askedOn],
    );
  }

  async endObservations(
    dossier: DossierId,
    endedOn: Day,
    given?: { text: string; by: AccountId; at: Date },
  ): Promise<void> {
    await this.tx.query(
      'UPDATE referencing.observations SET ended_on = $2, text = $3, submitted_by = $4, submitted_at = $5 WHERE dossier_id = $1',
      [dossier, endedOn, given?.text ?? null, given?.by ?? null, given?.at ?? null],
    );
  }

  async observations(dossier: DossierId): Promise<ObservationPeriod | undefined> {
    const rows = await this.tx.query<ObservationPeriod[]>(
      `SELECT asked_on::text AS "askedOn", ended_on::text AS "endedOn", text, submitted_at AS "submittedAt"
       FROM referencing.observations WHERE dossier_id = $1`,
      [dossier],
    );
    return rows[0];
  }
}

export class PgExtensions implements ExtensionRegister {
  constructor(private readonly tx: EntityManager) {}

  async append(dossier: DossierId, given: LimitExtension): Promise<void> {
    const { state, grantedBy, grantedAt, motive, formerDueOn, dueOn } = given;
    await this.tx.query(
      `INSERT INTO referencing.limit_extension (dossier_id, state, granted_by, granted_at, motive, former_due_on, due_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [dossier, state, grantedBy, grantedAt, motive, formerDueOn, dueOn],
    );
  }

  of(dossier: DossierId): Promise<LimitExtension[]> {
    return this.tx.query<LimitExtension[]>(
      `SELECT state, granted_by AS "grantedBy", granted_at AS "grantedAt", motive,
         former_due_on::text AS "formerDueOn", due_on::text AS "dueOn"
       FROM referencing.limit_extension WHERE dossier_id = $1 ORDER BY granted_at, state`,
      [dossier],
    );
  }
}
