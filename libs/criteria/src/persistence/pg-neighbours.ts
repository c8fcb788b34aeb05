import type { EntityManager } from 'typeorm';
import type { Neighbours } from '../application/criteria.work.js';
import type { Standing } from '../domain/impact.js';

/**
 * Two views that the referencing context publishes for this one to read: `listing_standing`, what is listed now with its
 * facts and the verdicts it rests on, and `framework_in_use (framework_version, open_dossiers)`. Reading them directly keeps the two libraries
 * from needing each other.
 */
export class PgNeighbours implements Neighbours {
  constructor(private readonly tx: EntityManager) {}

  async countListings(): Promise<number> {
    if (!(await this.isPublished('referencing.listing_standing'))) return 0;
    const [row] = await this.tx.query<{ found: number }[]>(
      'SELECT count(*)::int AS found FROM referencing.listing_standing',
    );
    return row?.found ?? 0;
  }

  async listings(after: string | null, limit: number): Promise<Standing[]> {
    if (!(await this.isPublished('referencing.listing_standing'))) return [];
    return this.tx.query<Standing[]>(
      `SELECT listing_id AS "listingId", application_id AS "applicationId", application_name AS application,
         organisation_id AS "organisationId", basis, tier, framework_version AS "frameworkVersion",
         temporary_since::text AS "temporarySince", facts, verdicts
       FROM referencing.listing_standing WHERE ($1::uuid IS NULL OR listing_id > $1) ORDER BY listing_id LIMIT $2`,
      [after, limit],
    );
  }

  /** While nobody tells, a version counts as used: it stays readable as it is. */
  async openDossiersOn(number: string): Promise<number> {
    if (!(await this.isPublished('referencing.framework_in_use'))) return 1;
    const [row] = await this.tx.query<{ open: string | null }[]>(
      'SELECT sum(open_dossiers) AS open FROM referencing.framework_in_use WHERE framework_version = $1',
      [number],
    );
    return Number(row?.open ?? 0);
  }

  private async isPublished(view: string): Promise<boolean> {
    const [row] = await this.tx.query<{ found: boolean }[]>('SELECT to_regclass($1) IS NOT NULL AS found', [view]);
    return row?.found ?? false;
  }
}
