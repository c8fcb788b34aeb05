import type { EntityManager } from 'typeorm';
import { NotFound } from '#libs/kernel';
import type { Simulations } from '../../application/criteria.work.js';
import type { FrameworkVersionId } from '../../domain/framework-version.js';
import type { ListingImpact } from '../../domain/impact.js';
import type { ImpactSimulation, ImpactSimulationId } from '../../domain/impact-simulation.js';

export const SIMULATION = `SELECT id, framework_version_id AS "versionId", state, basis, basis_hash AS "basisHash", listings, done,
  started_at AS "startedAt", ended_at AS "endedAt", impact, document_hash AS "documentHash", fault
  FROM criteria.impact_simulation`;

/** Lines read at a time: a document of any length takes the memory of one page. */
const PAGE = 1_000;

/** Simulations over one transaction. */
export class PgSimulations implements Simulations {
  constructor(private readonly tx: EntityManager) {}

  async start(simulation: ImpactSimulation): Promise<void> {
    const { id, versionId, state, basis, basisHash, listings, done, startedAt } = simulation;
    await this.tx.query(
      `INSERT INTO criteria.impact_simulation (id, framework_version_id, state, basis, basis_hash, listings, done, started_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, versionId, state, JSON.stringify(basis), basisHash, listings, done, startedAt],
    );
  }

  async getForUpdate(id: ImpactSimulationId): Promise<ImpactSimulation> {
    const [found] = await this.tx.query<ImpactSimulation[]>(`${SIMULATION} WHERE id = $1 FOR UPDATE`, [id]);
    if (!found) throw new NotFound('simulation', id);
    return found;
  }

  async latestOf(version: FrameworkVersionId): Promise<ImpactSimulation | undefined> {
    const [found] = await this.tx.query<ImpactSimulation[]>(
      `${SIMULATION} WHERE framework_version_id = $1 ORDER BY id DESC LIMIT 1`,
      [version],
    );
    return found;
  }

  async save({ id, state, done, endedAt, impact, documentHash, fault }: ImpactSimulation): Promise<void> {
    await this.tx.query(
      `UPDATE criteria.impact_simulation SET state = $2, done = $3, ended_at = $4, impact = $5, document_hash = $6, fault = $7
       WHERE id = $1`,
      [id, state, done, endedAt, impact && JSON.stringify(impact), documentHash, fault],
    );
  }

  async keep(id: ImpactSimulationId, lines: readonly ListingImpact[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO criteria.impact_line (simulation_id, listing_id, line)
       SELECT $1, (line ->> 'listingId')::uuid, line FROM jsonb_array_elements($2::jsonb) AS line`,
      [id, JSON.stringify(lines)],
    );
  }

  lines(id: ImpactSimulationId): AsyncIterable<ListingImpact> {
    return linesOf(this.tx, id);
  }
}

/** Page by page, in the order of the listings. */
export async function* linesOf(
  database: Pick<EntityManager, 'query'>,
  id: ImpactSimulationId,
): AsyncGenerator<ListingImpact> {
  for (let after: string | null = null, full = true; full; ) {
    const rows: { line: ListingImpact }[] = await database.query<{ line: ListingImpact }[]>(
      `SELECT line FROM criteria.impact_line WHERE simulation_id = $1 AND ($2::uuid IS NULL OR listing_id > $2)
       ORDER BY listing_id LIMIT ${PAGE}`,
      [id, after],
    );
    for (const { line } of rows) yield line;
    after = rows.at(-1)?.line.listingId ?? null;
    full = rows.length === PAGE;
  }
}
