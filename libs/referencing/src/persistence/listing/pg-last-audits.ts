import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type LastAudit, LastAudits } from '../../application/listing/last-audits.js';

@Injectable()
export class PgLastAudits extends LastAudits {
  override async show(transaction: unknown, { listingId, closedOn, outcome }: LastAudit): Promise<void> {
    await (transaction as EntityManager).query(
      `UPDATE referencing.listing_public SET last_audit_on = $2, last_audit_outcome = $3
       WHERE listing_id = $1 AND (last_audit_on IS NULL OR last_audit_on <= $2)`,
      [listingId, closedOn, outcome],
    );
  }
}
