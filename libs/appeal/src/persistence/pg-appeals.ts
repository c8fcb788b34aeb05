import { type EntityManager, IsNull } from 'typeorm';
import { NotFound } from '#libs/kernel';
import type { AppealStore } from '../application/appeal.work.js';
import { Appeal, type AppealId, type AppealSnapshot } from '../domain/appeal.js';
import { AppealRow } from './appeal-row.js';

export class PgAppeals implements AppealStore {
  constructor(private readonly tx: EntityManager) {}

  async forUpdate(id: AppealId): Promise<Appeal> {
    const row = await this.tx.findOne(AppealRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound('appeal', id);
    return Appeal.restore({ ...row });
  }

  async add(appeal: Appeal): Promise<void> {
    await this.tx.insert(AppealRow, rowOf(appeal));
  }

  async save(appeal: Appeal): Promise<void> {
    const { id, ...changes } = rowOf(appeal);
    await this.tx.update(AppealRow, { id }, changes);
  }

  isKnown({
    appellantId,
    contested,
    decisionId,
    dossierId,
    limitDueAt,
  }: Parameters<AppealStore['isKnown']>[0]): Promise<boolean> {
    if (decisionId !== null) return this.tx.existsBy(AppealRow, { appellantId, decisionId });
    const limit = { limitDueAt: limitDueAt ?? IsNull() };
    return this.tx.existsBy(AppealRow, { appellantId, contested, ...(dossierId !== null && { dossierId }), ...limit });
  }

  async nextNumber(year: string): Promise<string> {
    const rows = await this.tx.query<{ last: string }[]>(
      `INSERT INTO appeal.appeal_number AS n (year, last) VALUES ($1, 1)
       ON CONFLICT (year) DO UPDATE SET last = n.last + 1 RETURNING last`,
      [year],
    );
    return `REC-${year}-${(rows[0]?.last ?? '').padStart(6, '0')}`;
  }
}

function rowOf(appeal: Appeal): Omit<AppealSnapshot, 'members'> & Pick<AppealRow, 'members'> {
  const snapshot = appeal.toSnapshot();
  return { ...snapshot, members: [...snapshot.members] };
}
