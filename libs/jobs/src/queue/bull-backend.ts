import type { Job, JobsOptions, Queue, Worker, WorkerOptions } from 'bullmq';

/** All that a BullMQ job of ours holds. */
export interface CallData {
  readonly deliveryId?: string;
}

/** The part of BullMQ's queue that we use, the same whatever keeps it. */
export type Producer = Pick<
  Queue<CallData>,
  | 'add'
  | 'addBulk'
  | 'upsertJobScheduler'
  | 'getJobSchedulers'
  | 'removeJobScheduler'
  | 'obliterate'
  | 'waitUntilReady'
  | 'close'
>;

export type Consumer = Pick<Worker<CallData>, 'close' | 'waitUntilReady'>;

export type Process = (job: Pick<Job<CallData>, 'data' | 'attemptsStarted'>) => Promise<void>;

export type FaultListener = (fault: Error) => void;

/** Where BullMQ keeps its queues. */
export interface BullBackend {
  /** @throws QueueUnusable */
  open(onFault: FaultListener): Promise<void>;
  /** @throws QueueUnusable */
  check(): Promise<void>;
  producer(queue: string): Producer;
  consumer(queue: string, process: Process, concurrency: number): Consumer;
  close(): Promise<void>;
}

/** One start and no trace: tries and failures are counted in the database. */
export const JOB_OPTIONS: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** A worker that dies is noticed within fifteen seconds, and its calls ring again, however often it dies. */
export const CONSUMER_OPTIONS = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000,
  runRetryDelay: 2_000,
} satisfies Omit<WorkerOptions, 'connection'>;
