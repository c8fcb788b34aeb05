import type { QueueName } from '../declaration.js';
import type { Schedule } from '../work/occurrence.js';

/** Wakes a worker for one try of one delivery. Nothing else is ever in a queue: queues keep what they hold in clear. */
export interface DeliveryCall {
  readonly queue: QueueName;
  readonly deliveryId: string;
  /** Failures before this try. With the id it makes the call unique, so that one sent twice is queued once. */
  readonly attempt: number;
}

/** What calls lead to. */
export interface Served {
  /** @param starts how often this same call was begun, by workers that did not live to end it */
  deliver(deliveryId: string, starts: number): Promise<unknown>;
  /** Something may be due: look. */
  look(): Promise<unknown>;
}

/** The queue cannot be used as it is; the message is for the person who operates it. */
export class QueueUnusable extends Error {
  override readonly name = 'QueueUnusable';
}

/**
 * The alarm clock of the worker: it may ring twice, late or not at all, and it may be emptied at any time. What is to
 * be done stands in the database.
 */
export abstract class JobQueue {
  /** Makes it usable. @throws QueueUnusable */
  abstract open(): Promise<void>;

  /** @throws QueueUnusable when calls would be lost or refused */
  abstract check(): Promise<void>;

  /** @throws at once when the queue is away: nobody waits for it */
  abstract send(calls: readonly DeliveryCall[]): Promise<void>;

  /** Asks to be told to look when something becomes due. Asked twice for the same due date, it rings once. */
  abstract lookAt(due: Date, now: Date): Promise<void>;

  /** Has `look` rung at the times of these jobs, and of no others; nothing happens when that is so already. */
  abstract keepSchedules(schedules: ReadonlyMap<string, Schedule>): Promise<void>;

  abstract serve(served: Served, concurrency: Readonly<Record<QueueName, number>>): Promise<void>;

  /** Empties it, running work included: for tests of faults, and for operators who want to begin anew. */
  abstract obliterate(): Promise<void>;

  /** Takes no more calls, waits for those being served, then lets go of every connection. */
  abstract close(): Promise<void>;
}
