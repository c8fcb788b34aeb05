import { setTimeout as wait } from 'node:timers/promises';
import { environmentOf, startApp } from '../apps.mjs';
import { contest, startServer } from '../contest.mjs';
import { backendsOf, cpuOf } from '../cpu.mjs';
import { dropDatabase } from '../database.mjs';
import { copyDatabase, copyWhole } from '../dossiers.mjs';

const AT_ONCE = 4;
const TRIED_FIRST = 10;
const WRITTEN = `SELECT sum(n_tup_ins)::int AS inserts, sum(n_tup_upd + n_tup_del)::int AS updates FROM pg_stat_user_tables`;
/** A backend tells what it wrote some seconds late, or when it ends: the pool of the API opens new ones. */
const END_BACKENDS = `SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle'`;
const BACKENDS_ENDED_MS = 300;

/** Sends these requests, some at a time. @returns requests/s, latencies and processor time of server and PostgreSQL */
async function sendAll(requests, server, client) {
  const backends = await backendsOf(client);
  const cpuBefore = { node: cpuOf([server.pid]), postgres: cpuOf(backends) };
  const latencies = [];
  const waiting = [...requests];
  const began = performance.now();
  const drive = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const since = performance.now();
      const response = await fetch(`http://127.0.0.1:${server.port}${next.path}`, next);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${next.path} was answered ${response.status} ${text}`);
      latencies.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, drive));
  const elapsed = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const node = (cpuOf([server.pid]) - cpuBefore.node) / latencies.length;
  const postgres = (cpuOf(backends) - cpuBefore.postgres) / latencies.length;
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { perSecond: latencies.length / elapsed, p50: at(0.5), p99: at(0.99), node, postgres, cpu: node + postgres };
}

async function rowsPerSignature(client, sign) {
  const written = async () => {
    await client.query(END_BACKENDS);
    await wait(BACKENDS_ENDED_MS);
    return (await client.query(WRITTEN)).rows[0];
  };
  const before = await written();
  await sign();
  const after = await written();
  return {
    inserts: Math.round((after.inserts - before.inserts) / TRIED_FIRST),
    updates: Math.round((after.updates - before.updates) / TRIED_FIRST),
  };
}

/** One signature: the decision, its notice, the listing, the journal and what is told, against as many bare writes. */
export const signature = {
  name: 'signature',
  async run({ adminUrl, rounds, isStrict, dir, story, note }) {
    const perRound = isStrict ? 200 : 20;
    const { name, dossierId, tokens } = await story();
    const database = await copyDatabase(adminUrl, name, 'aval_bench_signature');
    const { client } = database;
    const ids = await copyWhole(client, dossierId, TRIED_FIRST + perRound * (rounds + 1));
    await client.query(
      `CREATE TABLE public.bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, about uuid NOT NULL UNIQUE, body jsonb NOT NULL)`,
    );
    await client.query(
      `INSERT INTO public.bench_row (about, body) SELECT gen_random_uuid(), '{}' FROM generate_series(1, 1000)`,
    );
    const { rows } = await client.query('SELECT version FROM referencing.dossier WHERE id = $1', [dossierId]);
    const body = JSON.stringify({ expectedVersion: rows[0].version });
    const headers = { authorization: `Bearer ${tokens.ulysse}`, 'content-type': 'application/json' };
    const ours = await startApp('api', environmentOf({ databaseUrl: database.url, filesDir: `${dir}/files` }));
    const raw = await startServer('raw-dossiers.mjs', { databaseUrl: database.url });
    const next = (count) =>
      ids.splice(0, count).map((id) => ({ path: `/api/v1/dossiers/${id}/signature`, method: 'POST', headers, body }));
    try {
      const { inserts, updates } = await rowsPerSignature(client, () => sendAll(next(TRIED_FIRST), ours, client));
      note(`a signature writes ${inserts} rows and changes ${updates}`);
      const bare = Array.from({ length: perRound }, () => ({
        path: `/sign?inserts=${inserts}&updates=${updates}`,
        method: 'POST',
      }));
      const results = await contest(
        [
          { name: 'raw transaction', measure: () => sendAll(bare, raw, client) },
          { name: 'signature', measure: () => sendAll(next(perRound), ours, client) },
        ],
        rounds,
      );
      return new Map([[1, results]]);
    } finally {
      await Promise.all([raw.stop(), ours.stop()]);
      await client.end();
      await dropDatabase(adminUrl, database.name);
    }
  },
  goals: [
    {
      id: 'D5',
      says: 'signature / as many bare writes, requests per second',
      figure: 'perSecond',
      of: 'signature',
      to: 'raw transaction',
      atLeast: 0.15,
    },
    {
      id: 'D6',
      says: 'signature / as many bare writes, processor time',
      figure: 'cpu',
      of: 'signature',
      to: 'raw transaction',
      atMost: 8,
      isSteady: true,
    },
  ],
};
