import { type DynamicModule, Global, Injectable, Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { queueOf, type WorkerOptions, WorkerRuntimeModule } from '#jobs/jobs';
import { readSettings, Settings } from '#libs/config';
import { DatabaseModule, Transactions } from '#libs/database';
import { defineJobs, Handles, type JobHandler, JobsModule, type JobTable, type TimerPayload } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { Clock, type MovableClock } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import { freshDatabase } from './fresh-database.js';

/** A small business of its own: one job for each way of being woken. */
export const benchJobs = defineJobs({
  'bench.note': { queue: 'workflow', wakes: { on: 'bench.happened.v1' }, attempts: 3, backoffSeconds: 10 },
  'bench.limit': { queue: 'workflow', wakes: { timer: 'bench.limit' }, attempts: 3, backoffSeconds: 10 },
  'bench.remind': { queue: 'notification', wakes: { reminder: 'bench.limit' }, attempts: 3, backoffSeconds: 10 },
  'bench.hourly': { queue: 'clock', wakes: { everySeconds: 3_600 }, attempts: 3, backoffSeconds: 10 },
});

/** What goes wrong, by the text of a note: how often it still fails, or what it waits for. */
export const failing = new Map<string, number>();
/** Notes whose handler has begun, in that order. */
export const begun: string[] = [];
export const waitingFor = new Map<string, Promise<void>>();

const effect = (tx: EntityManager, job: string, note: string) =>
  tx.query('INSERT INTO public.bench_effect (job, note) VALUES ($1, $2)', [job, note]);

@Injectable()
@Handles('bench.note')
class NoteHandler implements JobHandler {
  async run(tx: EntityManager, payload: unknown): Promise<void> {
    const { note } = payload as { note: string };
    await effect(tx, 'bench.note', note);
    begun.push(note);
    await waitingFor.get(note);
    const left = failing.get(note) ?? 0;
    failing.set(note, left - 1);
    if (left > 0) throw new RangeError(`${note} cannot be done yet`);
  }
}

@Injectable()
@Handles('bench.limit')
class LimitHandler implements JobHandler {
  async run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, dueAt } = payload as TimerPayload;
    await effect(tx, 'bench.limit', `${subjectId} ${dueAt}`);
  }
}

@Injectable()
@Handles('bench.remind')
class RemindHandler implements JobHandler {
  async run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, occurrence } = payload as TimerPayload;
    await effect(tx, 'bench.remind', `${subjectId} ${occurrence}`);
  }
}

@Injectable()
@Handles('bench.hourly')
class HourlyHandler implements JobHandler {
  async run(tx: EntityManager, payload: unknown): Promise<void> {
    const { occursAt } = payload as { occursAt: string };
    await effect(tx, 'bench.hourly', occursAt);
  }
}

export const benchHandlers: Type[] = [NoteHandler, LimitHandler, RemindHandler, HourlyHandler];

export interface BenchOptions {
  readonly jobs?: JobTable;
  readonly handlers?: readonly Type[];
  /** Present: the process is a worker; absent: nothing runs by itself. */
  readonly worker?: Partial<WorkerOptions>;
  readonly redisUrl?: string | undefined;
}

export interface Bench {
  readonly url: string;
  readonly owner: pg.Pool;
  /** A process of the bench on the one database; several may live at once. */
  start(options?: BenchOptions): Promise<TestingModule>;
  announce(app: TestingModule, note: string): Promise<void>;
  effects(job?: string): Promise<string[]>;
  close(): Promise<void>;
}

let installations = 0;

/** A database of its own, with a table in which the jobs of the bench leave what they did. */
export async function openBench(clock: MovableClock): Promise<Bench> {
  const { url, drop } = await freshDatabase();
  const owner = new pg.Pool({ connectionString: url, max: 3 });
  owner.on('error', () => undefined);
  await owner.query('CREATE TABLE public.bench_effect (id serial PRIMARY KEY, job text NOT NULL, note text NOT NULL)');
  await owner.query('GRANT ALL ON public.bench_effect, public.bench_effect_id_seq TO aval_app');
  const living = new Set<TestingModule>();
  installations += 1;
  const prefix = `bench-${process.pid}-${installations}`;

  return {
    url,
    owner,
    start: async ({ jobs = benchJobs, handlers = benchHandlers, worker, redisUrl } = {}) => {
      const settings = settingsOf({ url, prefix, redisUrl });
      const imports = [surroundings(settings, clock), DatabaseModule, JournalModule, JobsModule.of(jobs)];
      const running = worker ? [WorkerRuntimeModule.with(worker)] : [];
      const app = await Test.createTestingModule({
        imports: [...imports, ...running],
        providers: [...handlers],
      }).compile();
      app.useLogger(false);
      try {
        await app.init();
      } catch (fault) {
        await app.close().catch(() => undefined);
        throw fault;
      }
      living.add(app);
      return app;
    },
    announce: (app, note) =>
      app
        .get(Transactions)
        .run((tx) =>
          app.get(Outbox).announce(tx, { name: 'bench.happened.v1', payload: { note }, occurredAt: clock.now() }),
        ),
    effects: async (job) => {
      const { rows } = await owner.query<{ note: string }>(
        'SELECT note FROM public.bench_effect WHERE $1::text IS NULL OR job = $1 ORDER BY id',
        [job ?? null],
      );
      return rows.map(({ note }) => note);
    },
    close: async () => {
      for (const app of living) await app.close();
      await owner.end();
      await drop();
    },
  };
}

interface Place {
  readonly url: string;
  readonly prefix: string;
  readonly redisUrl: string | undefined;
}

export const settingsOf = ({ url, prefix, redisUrl }: Place): Settings =>
  readSettings({ NODE_ENV: 'test', DATABASE_URL: url, DATABASE_POOL: '8', QUEUE_PREFIX: prefix, REDIS_URL: redisUrl });

export const queueAt = (place: Place) => queueOf(settingsOf(place));

function surroundings(settings: Settings, clock: MovableClock): DynamicModule {
  @Global()
  @Module({})
  class Surroundings {}
  const providers = [
    { provide: Settings, useValue: settings },
    { provide: Clock, useValue: clock },
  ];
  return { module: Surroundings, providers, exports: [Settings, Clock] };
}

const LONGEST_WAIT_MS = 15_000;
const PAUSE_MS = 25;

/** A queue rings in its own time: asks again until the expectation holds. @throws its last failure */
export async function eventually(expectation: () => Promise<void>): Promise<void> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return await expectation();
    } catch (fault) {
      if (waited >= LONGEST_WAIT_MS) throw fault;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
