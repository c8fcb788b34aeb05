import type { EntityManager } from 'typeorm';
import { Conflict, NotFound } from '#libs/kernel';
import type { FrameworkVersions } from '../application/criteria.work.js';
import { FrameworkVersion, type FrameworkVersionId } from '../domain/framework-version.js';
import { type FrameworkVersionRow, toSnapshot, toValues, VERSION_COLUMNS } from './framework-version-row.js';

const UNIQUE_VIOLATION = '23505';

/** The versions of the framework over one transaction; whoever reads one to change it holds it until the end. */
export class PgVersions implements FrameworkVersions {
  constructor(private readonly tx: EntityManager) {}

  async getForUpdate(id: FrameworkVersionId): Promise<FrameworkVersion> {
    const [found] = await this.locked('id = $1', [id]);
    if (!found) throw new NotFound('framework version', id);
    return found;
  }

  async inForceForUpdate(): Promise<FrameworkVersion | undefined> {
    return (await this.locked(`state = 'in_force'`, []))[0];
  }

  inState(state: string): Promise<FrameworkVersion[]> {
    return this.locked('state = $1', [state]);
  }

  async add(version: FrameworkVersion): Promise<void> {
    const snapshot = version.toSnapshot();
    try {
      await this.tx.query(
        `INSERT INTO criteria.framework_version (id, framework, number, title, state, state_since, content, policy_number,
           consultation_opened_on, published_on, effective_on, publication, created_at, version, changes, content_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, sha256(convert_to($7, 'UTF8')))`,
        toValues(snapshot),
      );
    } catch (failure) {
      throw orNumberTaken(failure, snapshot.number);
    }
  }

  async save(version: FrameworkVersion): Promise<void> {
    const snapshot = version.toSnapshot();
    try {
      await this.tx.query(
        `UPDATE criteria.framework_version SET framework = $2, number = $3, title = $4, state = $5, state_since = $6,
           content = $7, policy_number = $8, consultation_opened_on = $9, published_on = $10, effective_on = $11,
           publication = $12, created_at = $13, version = $14, changes = $15, content_hash = sha256(convert_to($7, 'UTF8'))
         WHERE id = $1`,
        toValues(snapshot),
      );
    } catch (failure) {
      throw orNumberTaken(failure, snapshot.number);
    }
  }

  private async locked(where: string, values: unknown[]): Promise<FrameworkVersion[]> {
    const rows = await this.tx.query<FrameworkVersionRow[]>(
      `SELECT ${VERSION_COLUMNS} FROM criteria.framework_version WHERE ${where} ORDER BY created_at FOR UPDATE`,
      values,
    );
    return rows.map((row) => FrameworkVersion.restore(toSnapshot(row)));
  }
}

function orNumberTaken(failure: unknown, number: string): unknown {
  const { code } = ((failure as { driverError?: unknown }).driverError ?? {}) as { code?: unknown };
  if (code !== UNIQUE_VIOLATION) return failure;
  return new Conflict('already_exists', `There is already a version ${number}.`, { number });
}
