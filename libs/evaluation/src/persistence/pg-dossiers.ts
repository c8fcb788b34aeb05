import type { EntityManager } from 'typeorm';
import { NotFound } from '#libs/kernel';
import type { AssignmentStore, DossierStore } from '../application/evaluation.work.js';
import { Assignment, type AssignmentId } from '../domain/assignment.js';
import { type DossierId, type EvaluatedCriterion, EvaluatedDossier } from '../domain/evaluated-dossier.js';
import { AssignmentRow, EvaluatedDossierRow } from './rows.js';

const LOCKED = { lock: { mode: 'pessimistic_write' } } as const;

export class PgDossiers implements DossierStore {
  constructor(private readonly tx: EntityManager) {}

  async forUpdate(id: DossierId): Promise<EvaluatedDossier> {
    return found(id, await this.tx.findOne(EvaluatedDossierRow, { where: { id }, ...LOCKED }));
  }

  async get(id: DossierId): Promise<EvaluatedDossier> {
    return found(id, await this.tx.findOneBy(EvaluatedDossierRow, { id }));
  }

  async find(id: DossierId): Promise<EvaluatedDossier | undefined> {
    const row = await this.tx.findOneBy(EvaluatedDossierRow, { id });
    return row ? EvaluatedDossier.restore({ ...row }) : undefined;
  }

  async add(dossier: EvaluatedDossier, criteria: readonly EvaluatedCriterion[]): Promise<boolean> {
    const { raw } = await this.tx
      .createQueryBuilder()
      .insert()
      .into(EvaluatedDossierRow)
      .values({ ...dossier.toSnapshot(), roundCriteria: [] })
      .orIgnore()
      .returning('id')
      .execute();
    if ((raw as unknown[]).length === 0) return false;
    await this.tx.query(
      `INSERT INTO evaluation.criterion (dossier_id, id, brick, severity, assessor, experts_required, competences,
         na_reasons, changed_in, position)
       SELECT $1, c.id, c.brick, c.severity, c.assessor, c."expertsRequired",
         ARRAY(SELECT jsonb_array_elements_text(c.competences)), ARRAY(SELECT jsonb_array_elements_text(c."naReasons")),
         c."changedIn", c.position
       FROM jsonb_to_recordset($2::jsonb) AS c(id text, brick text, severity text, assessor text, "expertsRequired" int,
         competences jsonb, "naReasons" jsonb, "changedIn" int, position int)`,
      [dossier.id, JSON.stringify(criteria.map((criterion, position) => ({ ...criterion, position })))],
    );
    return true;
  }

  async save(dossier: EvaluatedDossier): Promise<void> {
    const { id, roundCriteria, ...changes } = dossier.toSnapshot();
    await this.tx.update(EvaluatedDossierRow, { id }, { ...changes, roundCriteria: [...roundCriteria] });
  }

  criteria(id: DossierId): Promise<EvaluatedCriterion[]> {
    return this.tx.query<EvaluatedCriterion[]>(
      `SELECT id, brick, severity, assessor, experts_required AS "expertsRequired", competences,
         na_reasons AS "naReasons", changed_in AS "changedIn"
       FROM evaluation.criterion WHERE dossier_id = $1 ORDER BY position`,
      [id],
    );
  }

  async markChanged(id: DossierId, criteria: readonly string[], submissionVersion: number): Promise<void> {
    await this.tx.query(
      'UPDATE evaluation.criterion SET changed_in = $3 WHERE dossier_id = $1 AND id = ANY ($2::text[]) AND changed_in < $3',
      [id, criteria, submissionVersion],
    );
  }
}

export class PgAssignments implements AssignmentStore {
  constructor(private readonly tx: EntityManager) {}

  async forUpdate(id: AssignmentId): Promise<Assignment> {
    return this.found(id, await this.tx.findOne(AssignmentRow, { where: { id }, ...LOCKED }));
  }

  async get(id: AssignmentId): Promise<Assignment> {
    return this.found(id, await this.tx.findOneBy(AssignmentRow, { id }));
  }

  async of(dossierId: DossierId): Promise<Assignment[]> {
    const rows = await this.tx.find(AssignmentRow, { where: { dossierId }, order: { id: 'ASC' } });
    return rows.map((row) => Assignment.restore({ ...row }));
  }

  async add(assignment: Assignment): Promise<void> {
    await this.tx.insert(AssignmentRow, rowOf(assignment));
  }

  async save(assignment: Assignment): Promise<void> {
    await this.tx.update(AssignmentRow, { id: assignment.id }, rowOf(assignment));
  }

  private found(id: string, row: AssignmentRow | null): Assignment {
    if (!row) throw new NotFound('assignment', id);
    return Assignment.restore({ ...row });
  }
}

const rowOf = (assignment: Assignment) => {
  const { criteria, toScore, ...snapshot } = assignment.toSnapshot();
  return { ...snapshot, criteria: [...criteria], toScore: [...toScore] };
};

function found(id: string, row: EvaluatedDossierRow | null): EvaluatedDossier {
  if (!row) throw new NotFound('evaluation', id);
  return EvaluatedDossier.restore({ ...row });
}
