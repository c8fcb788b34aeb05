import { createPostgresBackend, Queue, Worker } from 'bullmq';
import type pg from 'pg';
import { attentivePostgresBackend } from './attentive-backend.js';
import {
  type BullBackend,
  CONSUMER_OPTIONS,
  type Consumer,
  type FaultListener,
  JOB_OPTIONS,
  type Process,
  type Producer,
} from './bull-backend.js';
import { QueueUnusable } from './job-queue.js';
import { SoundPool } from './sound-pool.js';

const SCHEMA = 'bullmq';
/** Each consumer keeps one connection to listen on; the others serve all queries. */
const CONSUMERS = 5;
const CONNECTIONS = 4;

/** BullMQ describes the pool of `pg` in words of its own, narrower than those of `pg`. */
type Connection = Parameters<typeof createPostgresBackend>[1]['connection'];

/** Queues in the database that holds the work: nothing else to install, and one thing less to watch. */
export class PostgresBackend implements BullBackend {
  private pool: pg.Pool | undefined;
  private onFault: FaultListener = () => undefined;

  /** @param url of the owner of the schemas, since the tables of the queues come with the library */
  constructor(private readonly url: string) {}

  async open(onFault: FaultListener): Promise<void> {
    this.onFault = onFault;
    await this.migrate();
    const options = {
      connectionString: this.url,
      application_name: 'aval-queue',
      options: `-c search_path=${SCHEMA}`,
      max: CONSUMERS + CONNECTIONS,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    };
    this.pool = new SoundPool(options, onFault);
    this.pool.setMaxListeners(0);
  }

  async check(): Promise<void> {
    await this.opened().query('SELECT 1');
  }

  producer(name: string): Producer {
    const options = { connection: this.connection(), defaultJobOptions: JOB_OPTIONS };
    const queue = new Queue(name, options, createPostgresBackend);
    queue.on('error', this.onFault);
    return queue as unknown as Producer;
  }

  consumer(name: string, process: Process, concurrency: number): Consumer {
    const options = { ...CONSUMER_OPTIONS, connection: this.connection(), concurrency };
    const worker = new Worker(name, process, options, attentivePostgresBackend);
    worker.on('error', this.onFault);
    return worker as unknown as Consumer;
  }

  async close(): Promise<void> {
    await this.pool?.end();
  }

  private async migrate(): Promise<void> {
    const connection = { connectionString: this.url, schema: SCHEMA, migrate: true, max: 1 };
    const queue = new Queue('migration', { connection, skipMetasUpdate: true }, createPostgresBackend);
    queue.on('error', this.onFault);
    try {
      await queue.waitUntilReady();
    } finally {
      await queue.close();
    }
  }

  private connection(): Connection {
    return this.opened() as unknown as Connection;
  }

  private opened(): pg.Pool {
    if (!this.pool) throw new QueueUnusable('The queue in PostgreSQL has not been opened.');
    return this.pool;
  }
}
