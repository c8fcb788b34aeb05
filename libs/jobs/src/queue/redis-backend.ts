import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
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

const LONGEST_PAUSE_MS = 2_000;
const FIRST_CONTACT_MS = 20_000;

/** A producer says at once that Redis is away. A consumer has the time to wait for it. */
const SENDING = { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 5_000 } as const;
const SERVING = { maxRetriesPerRequest: null } as const;
/** Nobody listens to what BullMQ tells of its queues: a little of it is enough to look at. */
const EVENTS = { events: { maxLen: 100 } };

/** Queues in a Redis of their own. Producers fail at once while it is away; workers wait until it is back. */
export class RedisBackend implements BullBackend {
  private sending: Redis | undefined;
  private serving: Redis | undefined;
  private onFault: FaultListener = () => undefined;

  constructor(
    private readonly url: string,
    private readonly prefix: string,
  ) {}

  async open(onFault: FaultListener): Promise<void> {
    this.onFault = onFault;
    this.sending = this.connect(SENDING);
    try {
      await firstContact(this.sending);
      await this.check();
    } catch (fault) {
      this.sending.disconnect();
      throw fault;
    }
    this.serving = this.connect(SERVING);
  }

  /** A Redis that evicts keys loses calls in silence; one that is away is found here. */
  async check(): Promise<void> {
    const memory = await opened(this.sending)
      .info('memory')
      .catch((fault: Error) => {
        throw new QueueUnusable(`Redis does not answer: ${fault.message}`);
      });
    const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1] ?? 'unknown';
    if (policy === 'noeviction') return;
    throw new QueueUnusable(
      `Redis has maxmemory-policy "${policy}" and would throw away jobs when its memory is full: ` +
        'give the queues a Redis of their own with "maxmemory-policy noeviction".',
    );
  }

  producer(name: string): Producer {
    const connection = opened(this.sending);
    const options = { connection, prefix: this.prefix, defaultJobOptions: JOB_OPTIONS, streams: EVENTS };
    const queue = new Queue(name, options);
    queue.on('error', this.onFault);
    return queue;
  }

  consumer(name: string, process: Process, concurrency: number): Consumer {
    const options = { ...CONSUMER_OPTIONS, connection: opened(this.serving), prefix: this.prefix, concurrency };
    const worker = new Worker(name, process, options);
    worker.on('error', this.onFault);
    return worker;
  }

  async close(): Promise<void> {
    this.sending?.disconnect();
    this.serving?.disconnect();
  }

  private connect(options: typeof SENDING | typeof SERVING): Redis {
    const redis = new Redis(this.url, {
      ...options,
      connectTimeout: 5_000,
      retryStrategy: (times) => Math.min(times * 100, LONGEST_PAUSE_MS),
    });
    redis.on('error', this.onFault);
    return redis;
  }
}

function opened(redis: Redis | undefined): Redis {
  if (!redis) throw new QueueUnusable('The queue in Redis has not been opened.');
  return redis;
}

async function firstContact(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new QueueUnusable('Redis does not answer at REDIS_URL.')), FIRST_CONTACT_MS);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
