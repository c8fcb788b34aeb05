import type { EventEmitter } from 'node:events';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { PreparingClient } from './preparing-client.js';

/** The role of the running application: it owns nothing, so it cannot lift the triggers that keep history whole. */
export const APPLICATION_ROLE = 'aval_app';

interface Connection {
  readonly url: string;
  readonly pool?: number;
  /** Absent for the owner (migrations); the processes of the application always take their role. */
  readonly role?: string;
  readonly entities?: DataSourceOptions['entities'];
}

/**
 * While a connection is in use the pool no longer listens to it: one that breaks off between two statements would end
 * the process. The statement that comes next fails, which is enough.
 */
const survive = (client: EventEmitter): void => {
  client.on('error', () => undefined);
};

/** One way to open the database. A query that waits longer than 30 s is cut, so that one bad plan cannot hold the pool. */
export function dataSourceOptions({ url, pool = 10, role, entities = [] }: Connection) {
  return {
    type: 'postgres' as const,
    url,
    entities,
    synchronize: false,
    applicationName: 'aval',
    connectTimeoutMS: 5_000,
    poolSize: pool,
    extra: {
      ...(role && { options: `-c role=${role}` }),
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      onConnect: survive,
      Client: PreparingClient,
      /** Statements that do not wait for each other travel together. */
      pipeline: true,
    },
    poolErrorHandler: () => undefined,
  } satisfies DataSourceOptions;
}

export const ownerDataSource = (url: string): DataSource => new DataSource(dataSourceOptions({ url, pool: 1 }));
