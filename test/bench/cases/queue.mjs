import pg from 'pg';
import { environmentOf } from '../apps.mjs';
import { contest } from '../contest.mjs';
import { dropDatabase, freshDatabase } from '../database.mjs';
import { startOrdered } from '../orders.mjs';

const NAME = 'aval_bench_queue';

const perJob = (count, { seconds, node }) => ({ perSecond: count / seconds, node: node / count });

async function relaying(environment, count, rounds) {
  const [ours, bare] = await Promise.all([
    startOrdered('queue-app.mjs', ['relay'], environment),
    startOrdered('bare-queue.mjs', [], environment),
  ]);
  const measure = (side) => async () => perJob(count, await side.order('carry', { count }));
  try {
    return await contest(
      [
        { name: 'bare addBulk(1000)', measure: measure(bare) },
        { name: 'relay', measure: measure(ours) },
      ],
      rounds,
    );
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

async function draining(environment, count, rounds, followed) {
  const [ours, bare] = await Promise.all([
    startOrdered('queue-app.mjs', ['worker'], environment),
    startOrdered('bare-queue.mjs', [], environment),
  ]);
  const measure = (side, given) => async () => perJob(count, await side.order('drain', { count, ...given }));
  try {
    return await contest(
      [
        { name: 'bare worker', measure: measure(bare, { rows: false }) },
        { name: 'bare worker, one row', measure: measure(bare, { rows: true }) },
        { name: 'worker', measure: measure(ours, {}) },
        {
          name: 'commit to job',
          measure: () => ours.order('follow', { count: followed, everyMs: 5 }).then(({ p50, p99 }) => ({ p50, p99 })),
        },
      ],
      rounds,
    );
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

/** The worker and the relay beside bare BullMQ on the same backend: Redis where there is one, else PostgreSQL. */
export const queue = {
  name: 'queue',
  async run({ adminUrl, redisUrl, rounds, isStrict, dir, note }) {
    const databaseUrl = await freshDatabase(adminUrl, NAME);
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query(
      `CREATE TABLE public.bench_delivery (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), job text, payload jsonb, done_at timestamptz)`,
    );
    await client.end();
    const environment = environmentOf({ databaseUrl, redisUrl, filesDir: `${dir}/files`, prefix: 'bench-ours' });
    note(`queues in ${redisUrl ? 'Redis' : 'PostgreSQL'}`);
    try {
      const results = await relaying(environment, isStrict ? 10_000 : 3_000, rounds);
      const drained = await draining(environment, isStrict ? 5_000 : 500, rounds, isStrict ? 1_000 : 200);
      return new Map([[1, new Map([...results, ...drained])]]);
    } finally {
      await dropDatabase(adminUrl, NAME);
    }
  },
  goals: [
    {
      id: 'P11',
      says: 'worker / bare BullMQ that does nothing, jobs per second',
      figure: 'perSecond',
      of: 'worker',
      to: 'bare worker',
      atLeast: 0.95,
    },
    {
      id: 'P11r',
      says: 'worker / bare BullMQ that marks a row as done, jobs per second',
      figure: 'perSecond',
      of: 'worker',
      to: 'bare worker, one row',
      atLeast: 0.95,
    },
    {
      id: 'P12',
      says: 'relay / bare addBulk(1000), jobs per second',
      figure: 'perSecond',
      of: 'relay',
      to: 'bare addBulk(1000)',
      atLeast: 0.5,
    },
    { id: 'P12l', says: 'commit to job, 99 of 100, ms', figure: 'p99', of: 'commit to job', atMost: 150 },
  ],
};
