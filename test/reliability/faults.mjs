import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

const LOCK_WAIT_MS = 15_000;
const LOOK_MS = 20;
const WAITING = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/**
 * What breaks while reports come in. The ids are those of the design (kill points A1 to W5, faults F17 to F29).
 * `during` breaks something and resolves when it is whole again. `isShort`: also in the short form.
 */
export const FAULTS = [
  {
    id: 'A1',
    says: 'API killed before it commits',
    isShort: true,
    during: async (place) => {
      await atLock(place, 'vigilance.triage', () => place.api.kill());
      await place.api.answers();
    },
  },
  {
    id: 'A2',
    says: 'API killed after the commit, before the answer',
    isShort: true,
    during: async (place) => {
      await new Promise((resolve) => {
        place.lost.answer = resolve;
        place.wires.front.set('deaf');
      });
      place.api.kill();
      place.wires.front.set('whole');
      await place.api.answers();
    },
  },
  worker('R1', 'relay.before-add', 'relay killed after marking, before the queue'),
  worker('R2', 'relay.after-add', 'relay killed after the queue, before it knows'),
  worker('W1', 'delivery.before', 'worker killed before work'),
  {
    id: 'W2',
    says: 'worker killed in the middle, three times',
    isShort: true,
    during: async (place) => {
      for (let turn = 0; turn < 3; turn += 1) {
        place.worker.kill();
        await wait(300);
        await place.worker.answers();
        await wait(300);
      }
    },
  },
  worker('W3', 'delivery.inside', 'worker killed inside the transaction'),
  worker('W4', 'delivery.after-commit', 'worker killed after the commit, before the queue is told', true),
  {
    id: 'W5',
    says: 'worker killed twice on the same work',
    during: async (place) => {
      for (let turn = 0; turn < 2; turn += 1) await doomed(place, 'delivery.inside');
    },
  },
  {
    id: 'F17',
    says: 'Redis forgets everything',
    isShort: true,
    during: (place) => inRedis(place, (redis) => redis.flushall()),
  },
  {
    id: 'F18',
    says: 'Redis killed, back and empty after 3 s',
    during: async ({ redis }) => {
      await redis.breakOff();
      await wait(3_000);
      await redis.comeBack();
    },
  },
  {
    id: 'F19',
    says: 'Redis full for 3 s',
    during: (place) =>
      inRedis(place, async (redis) => {
        await redis.config('SET', 'maxmemory', '1');
        await wait(3_000);
        await redis.config('SET', 'maxmemory', '0');
      }),
  },
  {
    id: 'F21',
    says: 'PostgreSQL stopped at once, back after 2 s',
    isShort: true,
    during: async ({ postgres }) => {
      await postgres.breakOff();
      await wait(2_000);
      await postgres.comeBack();
    },
  },
  {
    id: 'F22',
    says: 'every connection to PostgreSQL ended, 100 times',
    during: async (place) => {
      const client = await place.connect();
      for (let turn = 0; turn < 100; turn += 1) {
        await client.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
        await wait(20);
      }
      await client.end();
    },
  },
  {
    id: 'F23',
    says: 'disk of PostgreSQL full for 3 s',
    needsSmallDisk: true,
    during: async ({ disk }) => {
      disk.fill();
      await wait(3_000);
      disk.makeRoom();
    },
  },
  {
    id: 'F26',
    says: 'each job delivered up to five times, out of order',
    isShort: true,
    during: deliveredAgain,
  },
  partition('F27a', 'workerToRedis', 'worker and Redis parted for 3 s'),
  partition('F27b', 'workerToPostgres', 'worker and PostgreSQL parted for 3 s'),
  partition('F27c', 'apiToPostgres', 'API and PostgreSQL parted for 3 s'),
  {
    id: 'F28',
    says: 'answers lost after the commit for 1 s',
    isShort: true,
    during: async ({ wires }) => {
      wires.front.set('deaf');
      await wait(1_000);
      wires.front.set('whole');
    },
  },
  {
    id: 'F29',
    says: 'twenty events that no handler can swallow',
    deadLetters: 20,
    during: poison,
  },
];

function worker(id, point, says, isShort = false) {
  return { id, says, isShort, during: (place) => doomed(place, point) };
}

function partition(id, wire, says) {
  return {
    id,
    says,
    during: async ({ wires }) => {
      wires[wire].set('frozen');
      await wait(3_000);
      wires[wire].set('whole');
    },
  };
}

async function doomed({ worker: kept }, point) {
  const { deaths } = kept;
  await kept.restartDoomed(point);
  for (let waited = 0; kept.deaths === deaths; waited += LOOK_MS) {
    if (waited > LOCK_WAIT_MS) throw new Error(`the worker never came to ${point}`);
    await wait(LOOK_MS);
  }
  await kept.answers();
}

/** Holds a table, so that who writes it next stands in the middle of his transaction. */
async function atLock(place, table, act) {
  const client = await place.connect();
  try {
    await client.query('BEGIN');
    await client.query(`LOCK TABLE ${table} IN SHARE MODE`);
    for (let waited = 0; !(await client.query(`SELECT ${WAITING}`)).rowCount; waited += LOOK_MS) {
      if (waited > LOCK_WAIT_MS) throw new Error(`nobody came to ${table}`);
      await wait(LOOK_MS);
    }
    act();
    await client.query(`SELECT pg_terminate_backend(pid) ${WAITING}`);
    await client.query('ROLLBACK');
  } finally {
    await client.end();
  }
}

async function inRedis({ redis: { url } }, act) {
  const redis = new Redis(url);
  try {
    await act(redis);
  } finally {
    redis.disconnect();
  }
}

/** Puts the same deliveries into the queue again under other names, the last first. */
async function deliveredAgain(place) {
  const client = await place.connect();
  const connection = new Redis(place.redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue('workflow', { connection, prefix: place.environment.QUEUE_PREFIX });
  try {
    for (let turn = 0; turn < 4; turn += 1) {
      const { rows } = await client.query(
        `SELECT id FROM messaging.delivery WHERE job = 'vigilance.read' ORDER BY position DESC LIMIT 500`,
      );
      await queue.addBulk(rows.map(({ id }) => ({ name: 'vigilance.read', data: { deliveryId: id } })));
      await wait(200);
    }
  } finally {
    await queue.close();
    connection.disconnect();
    await client.end();
  }
}

/** Tries are asked for at once, one after the other, instead of with growing pauses: eight are eight. */
async function poison(place) {
  const client = new pg.Client(place.databaseUrl);
  await client.connect();
  try {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    for (const id of ids) {
      await client.query(
        `INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at)
         VALUES ($1, 'vigilance.read', $2, now(), now())`,
        [id, { reportId: randomUUID() }],
      );
    }
    for (let waited = 0; ; waited += 200) {
      const { rows } = await client.query(
        `UPDATE messaging.delivery SET next_attempt_at = now() WHERE id = ANY ($1) AND dead_at IS NULL
         RETURNING attempts`,
        [ids],
      );
      if (rows.length === 0) break;
      if (waited > 60_000) throw new Error(`poison is still being tried: ${JSON.stringify(rows[0])}`);
      await wait(200);
    }
    const { rows } = await client.query('SELECT DISTINCT attempts FROM messaging.delivery WHERE id = ANY ($1)', [ids]);
    if (rows.some(({ attempts }) => attempts !== 8)) throw new Error(`not tried eight times: ${JSON.stringify(rows)}`);
  } finally {
    await client.end();
  }
}
