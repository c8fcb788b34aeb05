import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SignReads } from '../application/trigger/sign-reads.js';
import type { ListingId } from '../domain/ids.js';
import type { CheckRun, StrikeOff } from '../domain/trigger/signs.js';
import { CheckRunRow, StrikeOffRow } from './rows.js';

@Injectable()
export class PgSignReads extends SignReads {
  constructor(private readonly database: DataSource) {
    super();
  }

  override strikeOffs(listingId: ListingId): Promise<StrikeOff[]> {
    return this.database.getRepository(StrikeOffRow).find({ where: { listingId }, order: { id: 'DESC' } });
  }

  override checkRuns(listingId: ListingId, limit: number): Promise<CheckRun[]> {
    return this.database.getRepository(CheckRunRow).find({ where: { listingId }, order: { id: 'DESC' }, take: limit });
  }
}
