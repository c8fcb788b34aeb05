import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { NotFound } from '#libs/kernel';
import type { Store } from '../application/identity.work.js';

interface Mapping<Row extends ObjectLiteral, Aggregate> {
  readonly row: EntityTarget<Row>;
  readonly thing: string;
  readonly restore: (row: Row) => Aggregate;
  readonly toRow: (aggregate: Aggregate) => Row;
}

/** Aggregates of one table. The lock is the row's own, held until the transaction ends. */
export class AggregateStore<Row extends ObjectLiteral & { id: AggregateId }, Aggregate, AggregateId extends string>
  implements Store<Aggregate, AggregateId>
{
  constructor(
    protected readonly tx: EntityManager,
    protected readonly mapping: Mapping<Row, Aggregate>,
  ) {}

  async forUpdate(id: AggregateId): Promise<Aggregate> {
    const row = await this.tx.findOne(this.mapping.row, { where: byId<Row>(id), lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound(this.mapping.thing, id);
    return this.mapping.restore(row);
  }

  async add(aggregate: Aggregate): Promise<void> {
    await this.tx.insert(this.mapping.row, this.mapping.toRow(aggregate));
  }

  async save(aggregate: Aggregate): Promise<void> {
    const { id, ...changes } = this.mapping.toRow(aggregate);
    await this.tx.update(this.mapping.row, byId<Row>(id), changes as object);
  }
}

const byId = <Row>(id: string): FindOptionsWhere<Row> => ({ id }) as unknown as FindOptionsWhere<Row>;
