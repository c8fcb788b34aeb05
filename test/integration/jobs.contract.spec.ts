import 'reflect-metadata';
import net from 'node:net';
import type { TestingModule } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { JobQueue, Relay, type RelayLimits } from '#jobs/jobs';
import { Transactions } from '#libs/database';
import { Deliveries, FaultPoints, Timers } from '#libs/jobs';
import { MovableClock } from '#libs/kernel';
import {
  type Bench,
  begun,
  benchHandlers,
  benchJobs,
  eventually,
  failing,
  openBench,
  queueAt,
  waitingFor,
} from '../support/jobs-bench.js';

/** A queue rings in its own time, and a test machine has little of it. */
jest.setTimeout(60_000);

const redisUrl = process.env.REDIS_TEST_URL;
const backends = [{ name: 'PostgreSQL', url: undefined }, ...(redisUrl ? [{ name: 'Redis', url: redisUrl }] : [])];
const START = '2026-11-23T08:30:00.000Z';
const FAST = { relayEveryMs: 100, sweepEveryMs: 300 };
const CONCURRENCY = { workflow: 2, notification: 1, files: 1, clock: 1 } as const;

const CALL = { queue: 'workflow', deliveryId: '0199f000-0000-7000-8000-000000000001', attempt: 0 } as const;

let clock: MovableClock;
let bench: Bench;

beforeEach(async () => {
  clock = new MovableClock(new Date(START));
  bench = await openBench(clock);
  failing.clear();
  begun.length = 0;
  waitingFor.clear();
});
afterEach(() => bench.close());

const later = (ms: number) => new Date(clock.now().getTime() + ms);
const rows = async (sql: string) => (await bench.owner.query(sql)).rows;
const noteRow = async () => (await rows(`SELECT * FROM messaging.delivery WHERE job = 'bench.note'`))[0];

it('has a Redis to be tested on', () => {
  if (redisUrl) return;
  process.stderr.write('NO REDIS_TEST_URL: the half of the queue contract that needs Redis IS NOT RUN.\n');
  expect(process.env.CI).not.toBe('true');
});

describe.each(backends)('The queue on $name', ({ url }) => {
  const queues: JobQueue[] = [];
  const openQueue = async (redis = url) => {
    const queue = queueAt({ url: bench.url, prefix: `contract-${process.pid}`, redisUrl: redis });
    await queue.open();
    queues.push(queue);
    return queue;
  };
  const relayFor = (app: TestingModule, queue: JobQueue, limits?: RelayLimits) =>
    new Relay(
      { transactions: app.get(Transactions), queue, jobs: benchJobs, clock, faults: app.get(FaultPoints) },
      limits,
    );
  const serve = (app: TestingModule, queue: JobQueue) =>
    queue.serve(
      { deliver: (id, starts) => app.get(Deliveries).run(id, starts), look: async () => undefined },
      CONCURRENCY,
    );
  const startWorker = () => bench.start({ worker: FAST, redisUrl: url });

  afterEach(async () => {
    for (const queue of queues.splice(0)) {
      await queue.obliterate().catch(() => undefined);
      await queue.close();
    }
  });

  it('delivers what is announced, once', async () => {
    const worker = await startWorker();

    for (let note = 0; note < 20; note += 1) await bench.announce(worker, `note ${note}`);

    await eventually(async () => expect(await bench.effects('bench.note')).toHaveLength(20));
    expect(new Set(await bench.effects('bench.note')).size).toBe(20);
    await eventually(async () =>
      expect(await rows('SELECT id FROM messaging.delivery WHERE done_at IS NULL')).toEqual([]),
    );
  });

  it('hears of what another process announces', async () => {
    const api = await bench.start();
    await bench.start({ worker: { ...FAST, relayEveryMs: 60_000 }, redisUrl: url });

    await bench.announce(api, 'from elsewhere');

    await eventually(async () => expect(await bench.effects('bench.note')).toEqual(['from elsewhere']));
  });

  it('tries again what failed, when its time has come', async () => {
    failing.set('stubborn', 2);
    const worker = await startWorker();
    await bench.announce(worker, 'stubborn');

    await eventually(async () => expect(await noteRow()).toMatchObject({ attempts: 1 }));
    clock.advance(10_000);
    await eventually(async () => expect(await noteRow()).toMatchObject({ attempts: 2 }));
    clock.advance(20_000);

    await eventually(async () => expect(await bench.effects('bench.note')).toEqual(['stubborn']));
  });

  it('gives up a dead letter, and delivers it when somebody brings it back', async () => {
    failing.set('poison', 3);
    const worker = await startWorker();
    await bench.announce(worker, 'poison');
    for (let turn = 1; turn <= 3; turn += 1) {
      await eventually(async () => expect(await noteRow()).toMatchObject({ attempts: turn }));
      clock.advance(60_000);
    }
    expect((await noteRow()).dead_at).not.toBeNull();

    await bench.owner.query('UPDATE messaging.delivery SET dead_at = NULL, attempts = 0, next_attempt_at = $1', [
      clock.now(),
    ]);

    await eventually(async () => expect(await bench.effects('bench.note')).toEqual(['poison']));
  });

  it('carries each delivery once when two relays race', async () => {
    const app = await bench.start();
    const queue = await openQueue();
    for (let note = 0; note < 50; note += 1) await bench.announce(app, `note ${note}`);
    const limits = { batch: 7, inFlight: 1_000, leaseMs: 60_000 };
    const relays = [relayFor(app, queue, limits), relayFor(app, await openQueue(), limits)];

    let carried = 0;
    for (let turn = 0; turn < 30; turn += 1) {
      for (const count of await Promise.all(relays.map((relay) => relay.carry()))) carried += count;
    }
    await serve(app, queue);

    expect(carried).toBe(50);
    await eventually(async () => expect(await bench.effects('bench.note')).toHaveLength(50));
  });

  it('holds no more than may be in flight', async () => {
    const app = await bench.start();
    const relay = relayFor(app, await openQueue(), { batch: 5, inFlight: 8, leaseMs: 60_000 });
    for (let note = 0; note < 20; note += 1) await bench.announce(app, `note ${note}`);

    const carried = [await relay.carry(), await relay.carry(), await relay.carry()];

    expect(carried).toEqual([5, 3, 0]);
  });

  it('loses nothing when it is emptied: a lease that ends sends again', async () => {
    const app = await bench.start();
    const queue = await openQueue();
    const relay = relayFor(app, queue);
    await bench.announce(app, 'survivor');
    await relay.carry();

    await queue.obliterate();
    await serve(app, queue);
    expect(await relay.carry()).toBe(0);
    clock.advance(60_000);
    expect(await relay.carry()).toBe(1);

    await eventually(async () => expect(await bench.effects('bench.note')).toEqual(['survivor']));
  });

  it('queues once a call that is sent twice', async () => {
    const queue = await openQueue();
    const calls: string[] = [];

    await queue.send([CALL]);
    await queue.send([CALL, { ...CALL, attempt: 1 }]);
    await queue.serve({ deliver: async (id) => calls.push(id), look: async () => undefined }, CONCURRENCY);

    await eventually(async () => expect(calls).toHaveLength(2));
  });

  it('catches up timers that came due while no worker was there', async () => {
    const api = await bench.start();
    await api.get(Transactions).run((tx) =>
      api.get(Timers).set(tx, {
        subject: { kind: 'dossier', id: 'd1' },
        kind: 'bench.limit',
        dueAt: later(3_600_000),
        reminders: [{ occurrence: '-1h', at: later(60_000) }],
      }),
    );
    clock.advance(86_400_000);

    await startWorker();

    await eventually(async () => expect(await bench.effects('bench.limit')).toHaveLength(1));
    await eventually(async () => expect(await bench.effects('bench.remind')).toEqual(['d1 -1h']));
  });

  it('strikes every hour once for two workers', async () => {
    await Promise.all([startWorker(), startWorker()]);
    await eventually(async () => expect(await bench.effects('bench.hourly')).toHaveLength(1));

    clock.advance(3_600_000);

    await eventually(async () =>
      expect(await bench.effects('bench.hourly')).toEqual(['2026-11-23T08:00:00.000Z', '2026-11-23T09:00:00.000Z']),
    );
  });

  it('rings at the times of the declared jobs and forgets those no longer declared', async () => {
    const queue = await openQueue();
    const rings: Date[] = [];
    await queue.keepSchedules(new Map([['gone', { everySeconds: 1 }]]));
    await queue.keepSchedules(new Map([['kept', { daily: '03:20' }]]));

    await queue.serve({ deliver: async () => undefined, look: async () => rings.push(clock.now()) }, CONCURRENCY);
    await queue.lookAt(later(0), clock.now());

    await eventually(async () => expect(rings).toHaveLength(1));
  });

  it('lets work in hand end before the worker ends', async () => {
    let release: () => void = () => undefined;
    waitingFor.set(
      'slow',
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const worker = await startWorker();
    await bench.announce(worker, 'slow');
    await eventually(async () => expect(begun).toContain('slow'));

    const ended = worker.close();
    setTimeout(release, 200);
    await ended;

    expect(await bench.effects('bench.note')).toEqual(['slow']);
  });

  it('is not served by a worker whose jobs and handlers differ', async () => {
    const gap = bench.start({ worker: FAST, redisUrl: url, handlers: benchHandlers.slice(1) });
    await expect(gap).rejects.toThrow('bench.note: 0 handlers');

    const { 'bench.note': _, ...fewer } = benchJobs;
    const stranger = bench.start({ worker: FAST, redisUrl: url, jobs: fewer });
    await expect(stranger).rejects.toThrow('bench.note: not declared');
  });
});

(redisUrl ? describe : describe.skip)('A Redis', () => {
  const target = new URL(redisUrl ?? 'redis://127.0.0.1:6379');

  it('that throws keys away is refused in one clear sentence', async () => {
    const redis = new Redis(target.href);
    const queue = queueAt({ url: bench.url, prefix: 'contract', redisUrl: target.href });

    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    try {
      await expect(queue.open()).rejects.toThrow('Redis has maxmemory-policy "allkeys-lru" and would throw away jobs');
    } finally {
      await redis.config('SET', 'maxmemory-policy', 'noeviction');
      redis.disconnect();
    }
  });

  it('that goes away keeps nobody waiting, and gets what is due once it is back', async () => {
    const wire = await wireTo(target);
    try {
      const worker = await bench.start({ worker: FAST, redisUrl: wire.url });
      await wire.cut();

      await expect(worker.get(JobQueue, { strict: false }).send([CALL])).rejects.toThrow();
      await bench.announce(worker, 'patient');
      await eventually(async () => expect(await noteRow()).toMatchObject({ leased_until: null, done_at: null }));
      await wire.mend();

      await eventually(async () => expect(await bench.effects('bench.note')).toEqual(['patient']));
      await worker.close();
    } finally {
      await wire.cut();
    }
  });
});

/** A connection that can be cut and mended, on a port of its own. */
async function wireTo(target: URL) {
  const sockets = new Set<net.Socket>();
  let server: net.Server;
  let port = 0;
  const mend = async () => {
    server = net.createServer((near) => {
      const far = net.connect(Number(target.port || 6379), target.hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as net.AddressInfo).port;
  };
  await mend();
  return {
    url: `redis://127.0.0.1:${port}`,
    mend,
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      sockets.clear();
      await closed;
    },
  };
}
