import type { EntityManager } from 'typeorm';
import type { SolvedProof } from '../../application/intake/proofs.js';
import type { SpentProofStore } from '../../application/vigilance.work.js';

/** Old ones that are taken away with each new one: more go than come, and nobody waits for them. */
const TAKEN_AWAY = 5;

export class PgSpentProofs implements SpentProofStore {
  constructor(private readonly tx: EntityManager) {}

  async spend({ nonce, expiresAt }: SolvedProof, now: Date): Promise<boolean> {
    await this.tx.query(
      `DELETE FROM vigilance.spent_proof WHERE nonce IN (
         SELECT nonce FROM vigilance.spent_proof WHERE expires_at < $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [now, TAKEN_AWAY],
    );
    const spent = await this.tx.query<unknown[]>(
      'INSERT INTO vigilance.spent_proof (nonce, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
      [nonce, expiresAt],
    );
    return spent.length > 0;
  }
}
