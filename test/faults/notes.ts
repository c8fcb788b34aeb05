import type { TestingModule } from '@nestjs/testing';
import { Transactions } from '#libs/database';
import { MovableClock, SystemClock } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import { type Bench, benchJobs, openBench } from '../support/jobs-bench.js';
import { type Child, startChild } from './child.js';

const WORKER = 'test/faults/worker.mjs';
const SHORTEST_LOOK_MS = 100;

/** A process that announces, workers that may be killed, and the table in which each note must stand once. */
export interface Notes {
  readonly bench: Bench;
  /** Notes whose transaction was committed: these may not be lost. */
  readonly acknowledged: ReadonlySet<string>;
  /** @throws when the database does not take it; the note is then not acknowledged */
  announce(note: string, more?: { readonly restsMs?: number }): Promise<void>;
  worker(environment?: Record<string, string>): Child;
  /** Waits until nothing waits any more. @returns how many seconds that took. @throws Error with what is left */
  allDone(limitSeconds: number): Promise<number>;
  /** Acknowledged notes without an effect, and notes with two: both empty when all is well. */
  flaws(): Promise<{ lost: string[]; twice: string[] }>;
  close(): Promise<void>;
}

let installations = 0;

export async function openNotes({ redisUrl }: { redisUrl?: string | undefined } = {}): Promise<Notes> {
  const clock = new SystemClock();
  const bench = await openBench(new MovableClock(clock.now()));
  const api: TestingModule = await bench.start({ jobs: { 'bench.note': benchJobs['bench.note'] }, handlers: [] });
  const acknowledged = new Set<string>();
  installations += 1;
  const prefix = `faults-${process.pid}-${installations}`;
  const rows = async <Row>(sql: string) => (await bench.owner.query(sql)).rows as Row[];

  return {
    bench,
    acknowledged,
    announce: async (note, more = {}) => {
      const announcement = { name: 'bench.happened.v1', payload: { note, ...more }, occurredAt: clock.now() };
      await api.get(Transactions).run((tx) => api.get(Outbox).announce(tx, announcement));
      acknowledged.add(note);
    },
    worker: (environment = {}) =>
      startChild(WORKER, [], {
        DATABASE_URL: bench.url,
        QUEUE_PREFIX: prefix,
        ...(redisUrl && { REDIS_URL: redisUrl }),
        ...environment,
      }),
    allDone: async (limitSeconds) => {
      const since = performance.now();
      for (;;) {
        const left = await rows(
          'SELECT job, attempts, last_error, dead_at FROM messaging.delivery WHERE done_at IS NULL',
        );
        const seconds = (performance.now() - since) / 1_000;
        if (left.length === 0) return seconds;
        if (seconds > limitSeconds) throw new Error(`${left.length} are left, the first: ${JSON.stringify(left[0])}`);
        await new Promise((resolve) => setTimeout(resolve, SHORTEST_LOOK_MS));
      }
    },
    flaws: async () => {
      const found = await rows<{ note: string; times: number }>(
        'SELECT note, count(*)::int AS times FROM public.bench_effect GROUP BY note',
      );
      const present = new Set(found.map(({ note }) => note));
      return {
        lost: [...acknowledged].filter((note) => !present.has(note)),
        twice: found.filter(({ times }) => times > 1).map(({ note }) => note),
      };
    },
    close: () => bench.close(),
  };
}

/** Both places where queues may live; the second only where a Redis is. */
export const queuePlaces = [
  { place: 'PostgreSQL', redisUrl: undefined },
  ...(process.env.REDIS_TEST_URL ? [{ place: 'Redis', redisUrl: process.env.REDIS_TEST_URL }] : []),
];
