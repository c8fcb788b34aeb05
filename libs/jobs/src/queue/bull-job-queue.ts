import { Logger } from '@nestjs/common';
import { PARIS } from '#libs/kernel';
import { QUEUES, type QueueName } from '../declaration.js';
import type { Schedule } from '../work/occurrence.js';
import { within } from '../work/within.js';
import type { BullBackend, Consumer, Producer } from './bull-backend.js';
import { type DeliveryCall, JobQueue, QueueUnusable, type Served } from './job-queue.js';

const LOOKS = 'sweep';
const SEND_LIMIT_MS = 10_000;
const CLOSE_LIMIT_MS = 20_000;
/** What is due already but in other hands is looked at again, not without pause. */
const SHORTEST_DELAY_MS = 1_000;

/** The queue on BullMQ, over PostgreSQL or Redis: the same words for both. */
export class BullJobQueue extends JobQueue {
  private readonly log = new Logger(JobQueue.name);
  private readonly producers = new Map<string, Producer>();
  private readonly consumers: Consumer[] = [];
  private lastFault: string | undefined;

  constructor(private readonly backend: BullBackend) {
    super();
  }

  /** All producers at once: BullMQ never recovers one whose first contact failed. */
  async open(): Promise<void> {
    await this.backend.open((fault) => this.report(fault));
    for (const queue of [...QUEUES, LOOKS]) this.producers.set(queue, this.backend.producer(queue));
    const ready = Promise.all([...this.producers.values()].map((producer) => producer.waitUntilReady()));
    await within(SEND_LIMIT_MS, 'opening the queue', ready);
  }

  check(): Promise<void> {
    return this.backend.check();
  }

  async send(calls: readonly DeliveryCall[]): Promise<void> {
    const queues = [...new Set(calls.map(({ queue }) => queue))];
    const adds = queues.map((queue) =>
      this.producer(queue).addBulk(calls.filter((call) => call.queue === queue).map(jobOf)),
    );
    await within(SEND_LIMIT_MS, 'adding to the queue', Promise.all(adds));
    this.lastFault = undefined;
  }

  async lookAt(due: Date, now: Date): Promise<void> {
    const delay = Math.max(due.getTime() - now.getTime(), SHORTEST_DELAY_MS);
    const added = this.producer(LOOKS).add('look', {}, { delay, jobId: `due.${due.getTime()}` });
    await within(SEND_LIMIT_MS, 'adding to the queue', added);
  }

  async keepSchedules(schedules: ReadonlyMap<string, Schedule>): Promise<void> {
    const producer = this.producer(LOOKS);
    const present = await within(SEND_LIMIT_MS, 'reading the schedules', producer.getJobSchedulers());
    const right = new Set(present.filter((kept) => isKept(kept, schedules.get(kept.key))).map(({ key }) => key));
    for (const { key } of present) {
      if (!schedules.has(key)) await producer.removeJobScheduler(key);
    }
    for (const [job, wakes] of schedules) {
      if (!right.has(job)) await producer.upsertJobScheduler(job, repeatOf(wakes), { name: 'look' });
    }
  }

  async serve({ deliver, look }: Served, concurrency: Readonly<Record<QueueName, number>>): Promise<void> {
    for (const [queue, count] of Object.entries(concurrency)) {
      const process = async ({ data, attemptsStarted }: { data: { deliveryId?: string }; attemptsStarted: number }) => {
        if (data.deliveryId) await deliver(data.deliveryId, attemptsStarted);
      };
      this.consumers.push(this.backend.consumer(queue, process, count));
    }
    const ring = async () => void (await look());
    this.consumers.push(this.backend.consumer(LOOKS, ring, 1));
    await Promise.all(this.consumers.map((consumer) => consumer.waitUntilReady()));
  }

  async obliterate(): Promise<void> {
    for (const producer of this.producers.values()) await producer.obliterate({ force: true });
  }

  async close(): Promise<void> {
    const consumers = Promise.all(this.consumers.map((consumer) => consumer.close()));
    await within(CLOSE_LIMIT_MS, 'the work in hand', consumers).catch((fault: Error) => this.report(fault));
    const producers = Promise.all([...this.producers.values()].map((producer) => producer.close()));
    await within(SEND_LIMIT_MS, 'closing the queue', producers).catch((fault: Error) => this.report(fault));
    await this.backend.close();
  }

  private producer(queue: string): Producer {
    const producer = this.producers.get(queue);
    if (!producer) throw new QueueUnusable(`The queue ${queue} has not been opened.`);
    return producer;
  }

  /** A queue that is away says so many times a second: the log needs it once. */
  private report({ message }: Error): void {
    if (message === this.lastFault) return;
    this.lastFault = message;
    this.log.warn(`the queue: ${message}`);
  }
}

const jobOf = ({ deliveryId, attempt }: DeliveryCall) => ({
  name: 'deliver',
  data: { deliveryId },
  opts: { jobId: `${deliveryId}.${attempt}` },
});

interface Repeat {
  readonly every?: number | undefined;
  readonly pattern?: string | undefined;
  readonly tz?: string | undefined;
}

function repeatOf(wakes: Schedule): { every: number } | { pattern: string; tz: string } {
  if ('everySeconds' in wakes) return { every: wakes.everySeconds * 1_000 };
  const [hours, minutes] = wakes.daily.split(':').map(Number);
  return { pattern: `${minutes} ${hours} * * *`, tz: PARIS };
}

/** Written anew, a schedule rings at once: what is right already is left alone. */
function isKept(kept: Repeat, wakes: Schedule | undefined): boolean {
  if (!wakes) return false;
  const wanted: Repeat = repeatOf(wakes);
  return Number(kept.every ?? 0) === (wanted.every ?? 0) && (kept.pattern ?? '') === (wanted.pattern ?? '');
}
