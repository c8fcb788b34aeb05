import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../../../docker/local/paths.mjs';
import { freePort } from '../../../docker/local/ports.mjs';
import { answersWell } from '../../../docker/local/readiness.mjs';
import { environmentOf, restingMemory, startApp } from '../apps.mjs';
import { keep } from '../children.mjs';
import { catalogueOf, dropDatabase } from '../database.mjs';

const CATALOGUE = 20_000;
const LATER_STARTS = 3;

/** `npm start` on this state, until the API answers through the front door; then ended as Ctrl-C ends it. */
async function secondsToFirstAnswer(stateDir) {
  const port = await freePort();
  const { DATABASE_URL, REDIS_URL, ...environment } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'docker/local/start.mjs')], {
    env: { ...environment, AVAL_DIR: stateDir, PORT: String(port), DEMO_LIVES: 'false' },
    stdio: 'ignore',
  });
  const end = keep(child);
  try {
    if (!(await answersWell(port, '/api/v1/public/applications'))) throw new Error('npm start does not answer');
    return (performance.now() - began) / 1000;
  } finally {
    await end('SIGINT');
  }
}

async function memory({ adminUrl, redisUrl, dir }) {
  const database = await catalogueOf(adminUrl, CATALOGUE, 'aval_bench_memory');
  const environment = environmentOf({
    databaseUrl: database.url,
    redisUrl,
    filesDir: `${dir}/files`,
    prefix: 'bench-memory',
  });
  const [api, worker] = await Promise.all([startApp('api', environment), startApp('worker', environment)]);
  try {
    await fetch(`${api.url}/api/v1/public/applications`);
    return { api: await restingMemory(api.pid), worker: await restingMemory(worker.pid) };
  } finally {
    await Promise.all([api.stop(), worker.stop()]);
    await database.client.end();
    await dropDatabase(adminUrl, database.name);
  }
}

/** How long people wait for a start, and what two processes at rest hold. */
export const start = {
  name: 'start',
  async run(setup) {
    const stateDir = path.join(setup.dir, 'installation');
    const first = await secondsToFirstAnswer(stateDir);
    const later = [];
    for (let round = 0; round < LATER_STARTS; round += 1) later.push({ value: await secondsToFirstAnswer(stateDir) });
    const { api, worker } = await memory(setup);
    return new Map([
      [
        1,
        new Map([
          ['first start, s', [{ value: first }]],
          ['later start, s', later],
          ['API at rest, MB', [{ value: api }]],
          ['worker at rest, MB', [{ value: worker }]],
        ]),
      ],
    ]);
  },
  goals: [
    {
      id: 'P15',
      says: 'npm start, first time, built: seconds to the first answer',
      figure: 'value',
      of: 'first start, s',
      atMost: 20,
    },
    {
      id: 'P15l',
      says: 'npm start, later: seconds to the first answer',
      figure: 'value',
      of: 'later start, s',
      atMost: 3,
    },
    {
      id: 'P16',
      says: 'API at rest with 20 000 applications, MB',
      figure: 'value',
      of: 'API at rest, MB',
      atMost: 200,
      isSteady: true,
    },
    { id: 'P16w', says: 'worker at rest, MB', figure: 'value', of: 'worker at rest, MB', atMost: 140, isSteady: true },
  ],
};
