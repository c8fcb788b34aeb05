import { Injectable } from '@nestjs/common';
import type { Pool, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';

/** A statement that PostgreSQL parses once per connection. The name must be unique for the text. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/** Reads for hot routes: named statements on TypeORM's own pool, without the cost of entities. */
@Injectable()
export class HotSql {
  constructor(private readonly dataSource: DataSource) {}

  async rows<Row extends QueryResultRow>(statement: NamedStatement, values: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.pool().query<Row>({ ...statement, values: [...values] });
    return rows;
  }

  private pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}
