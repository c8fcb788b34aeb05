import { encodeCursor } from '#libs/http';
import { environmentOf, startApp } from '../apps.mjs';
import { burst, contest, median, startServer } from '../contest.mjs';
import { dropDatabase } from '../database.mjs';
import { addDossiers, copyDatabase } from '../dossiers.mjs';

const ADDRESSES = 1_000;
const WRITES = 200;
const INSERT = {
  name: 'insert_dossier',
  text: `INSERT INTO referencing.dossier (id, kind, application_id, organisation_id, application_version, facts, state, state_since,
      returns, report_reopened, extra_rounds, created_at, version)
    SELECT gen_random_uuid(), kind, application_id, organisation_id, application_version, facts, 'draft', now(), 0, false, 0, now(), 1
    FROM referencing.dossier WHERE id = $1`,
};

/** Drafts written one after the other, each in a transaction of its own. */
async function insertSome(client, id) {
  const latencies = [];
  for (let n = 0; n < WRITES; n += 1) {
    const since = performance.now();
    await client.query({ ...INSERT, values: [id] });
    latencies.push(performance.now() - since);
  }
  return { p50: median(latencies) };
}

async function contestAt(size, { adminUrl, rounds, seconds, dir, story }) {
  const { name, dossierId, leadId, tokens } = await story();
  const database = await copyDatabase(adminUrl, name, `aval_bench_dossiers_${size}`);
  await addDossiers(database.client, { like: dossierId, leadId, from: 1, to: size });
  const { rows } = await database.client.query(
    `SELECT id FROM referencing.dossier WHERE state NOT IN ('draft', 'decided') ORDER BY md5(id::text) LIMIT ${ADDRESSES}`,
  );
  const ids = rows.map(({ id }) => id);
  const raw = await startServer('raw-dossiers.mjs', { databaseUrl: database.url });
  const ours = await startApp('api', environmentOf({ databaseUrl: database.url, filesDir: `${dir}/files` }));
  const headers = { authorization: `Bearer ${tokens.gaelle}` };
  const runner = (contestant, server, paths, more = {}) => {
    let offset = 0;
    const measure = async () => {
      const result = await burst(server, database.client, { paths, offset, connections: 16, seconds, ...more });
      offset += result.sent;
      return result;
    };
    return { name: contestant, measure };
  };
  const lists = ids.map((id) => `/api/v1/dossiers?limit=20&after=${encodeCursor([id])}`);
  try {
    return await contest(
      [
        runner(
          'raw dossier',
          raw,
          ids.map((id) => `/dossiers/${id}`),
        ),
        runner(
          'dossier',
          ours,
          ids.map((id) => `/api/v1/dossiers/${id}`),
          { headers },
        ),
        runner(
          'raw dossier list',
          raw,
          ids.map((id) => `/list?after=${id}`),
        ),
        runner('dossier list', ours, lists, { headers }),
        runner('dossier list, one reader', ours, lists, { headers, connections: 1, seconds: Math.min(seconds, 1) }),
        { name: 'insert, one writer', measure: () => insertSome(database.client, dossierId) },
      ],
      rounds,
    );
  } finally {
    await Promise.all([raw.stop(), ours.stop()]);
    await database.client.end();
    await dropDatabase(adminUrl, database.name);
  }
}

/** The pages an officer lives in, with his key judged at each request, beside a bare handler that only reads the row. */
export const dossiers = {
  name: 'dossiers',
  async run(setup) {
    const bySize = new Map();
    for (const size of setup.sizes) bySize.set(size, await contestAt(size, setup));
    return bySize;
  },
  // D1 to D4 were set after the first measurement: they hold what is there, they are no aim.
  goals: [
    {
      id: 'D1',
      says: 'dossier list / raw, requests per second',
      figure: 'perSecond',
      of: 'dossier list',
      to: 'raw dossier list',
      atLeast: 0.3,
    },
    {
      id: 'D2',
      says: 'dossier list / raw, processor time',
      figure: 'cpu',
      of: 'dossier list',
      to: 'raw dossier list',
      atMost: 8,
      isSteady: true,
    },
    {
      id: 'D3',
      says: 'dossier / raw row, requests per second',
      figure: 'perSecond',
      of: 'dossier',
      to: 'raw dossier',
      atLeast: 0.03,
    },
    {
      id: 'D4',
      says: 'dossier / raw row, processor time',
      figure: 'cpu',
      of: 'dossier',
      to: 'raw dossier',
      atMost: 60,
      isSteady: true,
    },
  ],
  growth: [
    {
      id: 'P8d',
      says: 'dossier list, half of the answers, largest / smallest register',
      figure: 'p50',
      of: 'dossier list, one reader',
      atMost: 1.5,
    },
    {
      id: 'P8w',
      says: 'writing a dossier, half of the writes, largest / smallest register',
      figure: 'p50',
      of: 'insert, one writer',
      atMost: 1.5,
    },
  ],
};
