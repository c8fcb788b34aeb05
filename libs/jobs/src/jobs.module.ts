import { type DynamicModule, Module } from '@nestjs/common';
import { Settings } from '#libs/config';
import { BullJobQueue } from './queue/bull-job-queue.js';
import { JobQueue } from './queue/job-queue.js';
import { PostgresBackend } from './queue/postgres-backend.js';
import { RedisBackend } from './queue/redis-backend.js';
import { DEFAULT_WORKER, WORKER_OPTIONS, type WorkerOptions, WorkerRuntime } from './runtime/worker-runtime.js';

/** The queue of an installation: Redis where there is one, else the database. */
export const queueOf = ({ REDIS_URL, QUEUE_PREFIX, DATABASE_URL }: Settings): JobQueue =>
  new BullJobQueue(REDIS_URL ? new RedisBackend(REDIS_URL, QUEUE_PREFIX) : new PostgresBackend(DATABASE_URL));

/** Makes a process a worker: it takes deliveries, carries calls and looks for what is due. */
@Module({})
export class WorkerRuntimeModule {
  static with(options: Partial<WorkerOptions> = {}): DynamicModule {
    return {
      module: WorkerRuntimeModule,
      providers: [
        { provide: WORKER_OPTIONS, useValue: { ...DEFAULT_WORKER, ...options } },
        { provide: JobQueue, inject: [Settings], useFactory: queueOf },
        WorkerRuntime,
      ],
      exports: [JobQueue],
    };
  }
}

export * from './queue/bull-job-queue.js';
export * from './queue/job-queue.js';
export * from './queue/postgres-backend.js';
export * from './queue/redis-backend.js';
export * from './runtime/relay.js';
export * from './runtime/worker-runtime.js';
