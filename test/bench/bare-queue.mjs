import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { serveOrders } from './orders.mjs';

// BullMQ as its documentation shows it: a queue, a worker, and nothing written down beside them. `rows` makes the
// worker lock a row and mark it as done in one transaction, which is what it takes to have an effect exactly once.

const { REDIS_URL, DATABASE_URL } = process.env;
const NAME = 'bare';
const CONCURRENCY = 2;
const KEPT = { attempts: 1, removeOnComplete: true, removeOnFail: true };
const DATA = { deliveryId: '019b0000-0000-7000-8000-000000000000' };

const redis = REDIS_URL ? new Redis(REDIS_URL, { maxRetriesPerRequest: null }) : undefined;
const place = redis
  ? [{ connection: redis, prefix: 'bench-bare', defaultJobOptions: KEPT }]
  : [
      {
        connection: { connectionString: DATABASE_URL, schema: 'bullmq', migrate: true, max: 9 },
        defaultJobOptions: KEPT,
      },
      createPostgresBackend,
    ];
const [options, ...backend] = place;
const queue = new Queue(NAME, options, ...backend);
await queue.waitUntilReady();
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

const jobsOf = (ids) => ids.map((id) => ({ name: 'deliver', data: { ...DATA, ...(id && { deliveryId: id }) } }));
async function add(ids) {
  for (let at = 0; at < ids.length; at += 1_000) await queue.addBulk(jobsOf(ids.slice(at, at + 1_000)));
}

async function markDone(id) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      'SELECT job, payload FROM public.bench_delivery WHERE id = $1 AND done_at IS NULL FOR UPDATE SKIP LOCKED',
      [id],
    );
    await client.query('UPDATE public.bench_delivery SET done_at = now() WHERE id = $1', [id]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

let arrived = () => undefined;
let withRows = false;
let worker;
function serve() {
  worker ??= new Worker(
    NAME,
    async ({ data }) => {
      if (withRows) await markDone(data.deliveryId);
      arrived();
    },
    { ...options, concurrency: CONCURRENCY },
    ...backend,
  );
  return worker.waitUntilReady();
}

async function drain({ count, rows }) {
  withRows = rows;
  await serve();
  const ids = rows
    ? (
        await pool.query(
          'INSERT INTO public.bench_delivery (job, payload) SELECT $2, $3 FROM generate_series(1, $1::int) RETURNING id',
          [count, 'nothing', '{}'],
        )
      ).rows.map(({ id }) => id)
    : Array.from({ length: count });
  let left = count;
  const all = new Promise((resolve) => {
    arrived = () => {
      left -= 1;
      if (left === 0) resolve();
    };
  });
  const began = performance.now();
  await add(ids);
  await all;
  return { seconds: (performance.now() - began) / 1000 };
}

async function carry({ count }) {
  await queue.obliterate({ force: true });
  const began = performance.now();
  await add(Array.from({ length: count }));
  const seconds = (performance.now() - began) / 1000;
  await queue.obliterate({ force: true });
  return { seconds };
}

serveOrders({ drain, carry }, async () => {
  await worker?.close();
  await queue.close();
  redis?.disconnect();
  await pool.end();
});
