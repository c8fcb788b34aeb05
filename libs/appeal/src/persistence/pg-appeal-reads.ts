import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { type AppealFilter, AppealReads, type Horizon } from '../application/appeal-reads.js';
import type { AppealId, AppealSnapshot } from '../domain/appeal.js';
import { AppealRow } from './appeal-row.js';

@Injectable()
export class PgAppealReads extends AppealReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async list(
    horizon: Horizon,
    filter: AppealFilter,
    after: string | undefined,
    limit: number,
  ): Promise<readonly AppealSnapshot[]> {
    const rows = await this.database.manager.find(AppealRow, {
      where: {
        ...given(filter),
        ...(horizon !== 'all' && { appellantId: In([...horizon.organisations]) }),
        ...(after !== undefined && { id: LessThan(after as AppealId) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map((row) => ({ ...row }));
  }

  override async find(id: AppealId): Promise<AppealSnapshot | null> {
    const row = await this.database.manager.findOneBy(AppealRow, { id });
    return row && { ...row };
  }
}

/** A criterion that was not given is no criterion. */
const given = (filter: AppealFilter): AppealFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
