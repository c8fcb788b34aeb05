import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { NotFound } from '#libs/kernel';
import type { Store } from '../application/referencing.work.js';

interface Mapping<Row extends ObjectLiteral, Aggregate> {
  readonly row: EntityTarget<Row>;
  readonly thing: string;
  readonly restore: (row: Row) => Aggregate;
  readonly snapshot: (aggregate: Aggregate) => object;
}

/** Aggregates of one table. The lock is the row's own, held until the transaction ends. */
export class AggregateStore<Row extends ObjectLiteral & { id: string }, Aggregate, AggregateId extends string>
  implements Store<Aggregate, AggregateId>
{
  constructor(
    protected readonly tx: EntityManager,
    protected readonly mapping: Mapping<Row, Aggregate>,
  ) {}

  async forUpdate(id: AggregateId): Promise<Aggregate> {
    return this.found(
      id,
      await this.tx.findOne(this.mapping.row, { where: byId<Row>(id), lock: { mode: 'pessimistic_write' } }),
    );
  }

  async get(id: AggregateId): Promise<Aggregate> {
    return this.found(id, await this.tx.findOne(this.mapping.row, { where: byId<Row>(id) }));
  }

  async add(aggregate: Aggregate): Promise<void> {
    await this.tx.insert(this.mapping.row, this.mapping.snapshot(aggregate) as Row);
  }

  async save(aggregate: Aggregate): Promise<void> {
    const { id, ...changes } = this.mapping.snapshot(aggregate) as Row;
    await this.tx.update(this.mapping.row, byId<Row>(id as AggregateId), changes as object);
  }

  private found(id: AggregateId, row: Row | null): Aggregate {
    if (!row) throw new NotFound(this.mapping.thing, id);
    return this.mapping.restore(row);
  }
}

const byId = <Row>(id: string): FindOptionsWhere<Row> => ({ id }) as unknown as FindOptionsWhere<Row>;
