import type { EntityManager } from 'typeorm';
import { type AccountId, type Day, NotFound } from '#libs/kernel';
import type { EvaluationScope, ExpertLoad, RecordedRelation } from '../application/evaluation.work.js';
import type { DossierId } from '../domain/evaluated-dossier.js';
import type { ExpertSnapshot } from '../domain/expert.js';
import { ExpertRow } from './rows.js';

export class PgExperts implements NonNullable<EvaluationScope['experts']> {
  constructor(private readonly tx: EntityManager) {}

  async find(id: AccountId): Promise<ExpertSnapshot | undefined> {
    return (await this.tx.findOneBy(ExpertRow, { id })) ?? undefined;
  }

  all(): Promise<ExpertSnapshot[]> {
    return this.tx.find(ExpertRow, { order: { id: 'ASC' } });
  }

  async save(expert: ExpertSnapshot): Promise<void> {
    await this.tx.upsert(ExpertRow, { ...expert, competences: [...expert.competences] }, ['id']);
  }

  loads(dossier: DossierId, renewalOf: string | null): Promise<ExpertLoad[]> {
    return this.tx.query<ExpertLoad[]>(
      `WITH last_renewal AS (
         SELECT id FROM evaluation.dossier
         WHERE application_id = $2 AND kind = 'renewal' AND id <> $1 ORDER BY opened_at DESC LIMIT 1)
       SELECT expert_id AS "expertId", count(*) FILTER (WHERE state IN ('invited', 'accepted'))::int AS "openAssignments",
         coalesce(bool_or(dossier_id = $1 AND state IN ('recused', 'declined', 'expired', 'voided')), false) AS "refusedThisDossier",
         coalesce(bool_or(dossier_id = (SELECT id FROM last_renewal) AND state = 'submitted'), false) AS "satOnLastRenewal",
         coalesce(bool_or(dossier_id IN (SELECT contested_dossier_id FROM referencing.judged_again WHERE dossier_id = $1)
           AND state IN ('accepted', 'submitted', 'voided')), false) AS "satOnContestedPanel"
       FROM evaluation.assignment GROUP BY expert_id`,
      [dossier, renewalOf],
    );
  }
}

const RELATIONS = `
  SELECT id, expert_id AS "expertId", siren, kind, from_day::text AS "from", to_day::text AS "to", source, note,
    recorded_by AS "recordedBy"
  FROM evaluation.conflict_relation`;

export class PgRelations implements NonNullable<EvaluationScope['relations']> {
  constructor(private readonly tx: EntityManager) {}

  all(): Promise<RecordedRelation[]> {
    return this.tx.query<RecordedRelation[]>(`${RELATIONS} ORDER BY id`);
  }

  of(expert: AccountId): Promise<RecordedRelation[]> {
    return this.tx.query<RecordedRelation[]>(`${RELATIONS} WHERE expert_id = $1 ORDER BY id`, [expert]);
  }

  withAny(sirens: Iterable<string>): Promise<RecordedRelation[]> {
    return this.tx.query<RecordedRelation[]>(`${RELATIONS} WHERE siren = ANY ($1) ORDER BY id`, [[...sirens]]);
  }

  async get(id: string): Promise<RecordedRelation> {
    const [relation] = await this.tx.query<RecordedRelation[]>(`${RELATIONS} WHERE id = $1 FOR UPDATE`, [id]);
    if (!relation) throw new NotFound('interest', id);
    return relation;
  }

  async add(
    { id, expertId, siren, kind, from, to, source, note, recordedBy }: RecordedRelation,
    at: Date,
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO evaluation.conflict_relation (id, expert_id, siren, kind, from_day, to_day, source, note, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, expertId, siren, kind, from, to, source, note, recordedBy, at],
    );
  }

  async end(id: string, to: Day): Promise<void> {
    await this.tx.query('UPDATE evaluation.conflict_relation SET to_day = $2 WHERE id = $1', [id, to]);
  }

  async groupOf(siren: string): Promise<ReadonlySet<string>> {
    const rows = await this.tx.query<{ siren: string }[]>(
      `SELECT siren FROM evaluation.group_member
       WHERE head IN (SELECT head FROM evaluation.group_member WHERE siren = $1) AND siren <> $1`,
      [siren],
    );
    return new Set(rows.map((row) => row.siren));
  }

  async setGroup(head: string, members: readonly string[]): Promise<void> {
    await this.tx.query('DELETE FROM evaluation.group_member WHERE head = $1', [head]);
    await this.tx.query(
      `INSERT INTO evaluation.group_member (siren, head) SELECT DISTINCT siren, $1 FROM unnest($2::text[]) AS siren
       ON CONFLICT (siren) DO UPDATE SET head = excluded.head`,
      [head, [head, ...members]],
    );
  }
}
