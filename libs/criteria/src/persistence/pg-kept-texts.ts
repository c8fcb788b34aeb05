import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Conflict, type Day, NotFound } from '#libs/kernel';
import type { Policies, PolicyText, Releases } from '../application/criteria.work.js';

const hashOf = (content: string): Buffer => createHash('sha256').update(content, 'utf8').digest();

/** Policies by number, each kept once for ever. */
export class PgPolicies implements Policies {
  constructor(private readonly tx: EntityManager) {}

  async content(number: string): Promise<string> {
    const [row] = await this.tx.query<{ content: string }[]>('SELECT content FROM criteria.policy WHERE number = $1', [
      number,
    ]);
    if (!row) throw new NotFound('policy', number);
    return row.content;
  }

  async keep(given: PolicyText, at: Date): Promise<void> {
    await this.tx.query(
      `INSERT INTO criteria.policy (number, policy, content, content_hash, created_at)
       VALUES ($1, $2, $3, sha256(convert_to($3, 'UTF8')), $4) ON CONFLICT (number) DO NOTHING`,
      [given.number, given.policy, given.content, at],
    );
    if ((await this.content(given.number)) !== given.content) {
      throw new Conflict('policy_number_taken', `Another policy bears the number ${given.number}.`, {
        number: given.number,
      });
    }
  }
}

/** What was released under a number, and which criterion ids were ever used. */
export class PgReleases implements Releases {
  constructor(private readonly tx: EntityManager) {}

  async record(number: string, content: string, criteria: readonly string[], on: Day): Promise<void> {
    await this.refuseAnotherText(number, hashOf(content), on);
    await this.refuseReturned(criteria);
    await this.tx.query(
      `INSERT INTO criteria.criterion (id, introduced_in) SELECT unnest($2::text[]), $1 ON CONFLICT (id) DO NOTHING`,
      [number, criteria],
    );
    await this.tx.query(
      'UPDATE criteria.criterion SET removed_in = $1 WHERE removed_in IS NULL AND id <> ALL ($2::text[])',
      [number, criteria],
    );
  }

  private async refuseAnotherText(number: string, hash: Buffer, on: Day): Promise<void> {
    await this.tx.query(
      'INSERT INTO criteria.release (number, content_hash, released_on) VALUES ($1, $2, $3) ON CONFLICT (number) DO NOTHING',
      [number, hash, on],
    );
    const [kept] = await this.tx.query<{ content_hash: Buffer }[]>(
      'SELECT content_hash FROM criteria.release WHERE number = $1',
      [number],
    );
    if (!kept?.content_hash.equals(hash)) {
      throw new Conflict(
        'framework_number_released',
        `Another text was released as ${number}: give this one a new number.`,
      );
    }
  }

  private async refuseReturned(criteria: readonly string[]): Promise<void> {
    const rows = await this.tx.query<{ id: string }[]>(
      'SELECT id FROM criteria.criterion WHERE removed_in IS NOT NULL AND id = ANY ($1::text[]) ORDER BY id',
      [criteria],
    );
    if (rows.length === 0) return;
    const reasons = rows.map(({ id }) => ({
      code: 'criterion_id_reused',
      message: `${id} was removed`,
      field: `/${id}`,
    }));
    throw new Conflict('criterion_id_reused', 'A removed criterion never comes back under its id.', {}, reasons);
  }
}
