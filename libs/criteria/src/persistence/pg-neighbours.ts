import type { EntityManager } from 'typeorm';
import type { ListedApplication, Neighbours } from '../application/criteria.work.js';

/**
 * Two views that the referencing context publishes for this one to read: `listing_facts (listing_id, facts)` of what
 * is listed now, `framework_in_use (framework_version, open_dossiers)`. Reading them directly keeps the two libraries
 * from needing each other.
 */
export class PgNeighbours implements Neighbours {
  constructor(private readonly tx: EntityManager) {}

  async listedApplications(): Promise<ListedApplication[]> {
    if (!(await this.isPublished('referencing.listing_facts'))) return [];
    return this.tx.query<ListedApplication[]>(
      'SELECT listing_id AS "listingId", facts FROM referencing.listing_facts ORDER BY listing_id',
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
