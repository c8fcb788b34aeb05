import { type EntityManager, type FindOptionsWhere, In, Not } from 'typeorm';
import type { UndeclaredChangeStore, VersionStore } from '../../application/version/version.ports.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import { ApplicationVersion, type VersionId } from '../../domain/version/application-version.js';
import { UndeclaredChange, type UndeclaredChangeId } from '../../domain/version/undeclared-change.js';
import { AggregateStore } from '../aggregate-store.js';
import { ApplicationVersionRow, UndeclaredChangeRow } from './rows.js';
import { fromVersionRow, toVersionRow } from './version-row.js';

const LOCK = { mode: 'pessimistic_write' } as const;

export class PgVersions
  extends AggregateStore<ApplicationVersionRow, ApplicationVersion, VersionId>
  implements VersionStore
{
  constructor(tx: EntityManager) {
    super(tx, {
      row: ApplicationVersionRow,
      thing: 'application version',
      restore: (row) => ApplicationVersion.restore(fromVersionRow({ ...row })),
      snapshot: (version) => toVersionRow(version.toSnapshot()),
    });
  }

  async coveredOf(listingId: ListingId): Promise<ApplicationVersion | undefined> {
    return (await this.locked({ listingId, state: 'covered' }))[0];
  }

  async numbered(listingId: ListingId, number: string): Promise<ApplicationVersion | undefined> {
    return (await this.locked({ listingId, number, state: Not('rejected') }))[0];
  }

  async pendingOf(listingId: ListingId): Promise<ApplicationVersion[]> {
    const where = { listingId, state: In(['declared', 'assessing']) };
    const rows = await this.tx.find(ApplicationVersionRow, { where, order: { id: 'ASC' } });
    return rows.map(this.mapping.restore);
  }

  async judgedBy(dossierId: DossierId): Promise<ApplicationVersion | undefined> {
    const row = await this.tx.findOne(ApplicationVersionRow, { where: { dossierId }, order: { id: 'DESC' } });
    return row ? this.mapping.restore(row) : undefined;
  }

  private async locked(where: FindOptionsWhere<ApplicationVersionRow>): Promise<ApplicationVersion[]> {
    const rows = await this.tx.find(ApplicationVersionRow, { where, order: { id: 'ASC' }, lock: LOCK });
    return rows.map(this.mapping.restore);
  }
}

export class PgUndeclaredChanges
  extends AggregateStore<UndeclaredChangeRow, UndeclaredChange, UndeclaredChangeId>
  implements UndeclaredChangeStore
{
  constructor(tx: EntityManager) {
    super(tx, {
      row: UndeclaredChangeRow,
      thing: 'undeclared change',
      restore: (row) => UndeclaredChange.restore({ ...row }),
      snapshot: (change) => change.toSnapshot(),
    });
  }

  async openOn(listingId: ListingId): Promise<UndeclaredChange[]> {
    const where = { listingId, state: In(['asked', 'overdue']) };
    const rows = await this.tx.find(UndeclaredChangeRow, { where, order: { id: 'ASC' }, lock: LOCK });
    return rows.map(this.mapping.restore);
  }
}
