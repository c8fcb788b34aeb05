import 'reflect-metadata';
import net from 'node:net';
import pg from 'pg';
import { ownerDataSource, pendingMigrations } from '#libs/database';
import { type Child, endChildren, startChild } from './child.js';
import { type Notes, openNotes } from './notes.js';
import { type Breakable, breakablePostgres } from './own-services.mjs';

jest.setTimeout(150_000);

/** Promise of the design: how long a request may hang while the database is away. */
const LONGEST_REFUSAL_MS = 2_000;
const BACK_TO_NORMAL_SECONDS = 60;

let postgres: Breakable;

beforeAll(async () => {
  postgres = await breakablePostgres();
  process.env.TEST_DATABASE_ADMIN_URL = postgres.url;
});
afterAll(() => postgres.stop());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('A database that breaks off', () => {
  let notes: Notes;

  beforeEach(async () => {
    notes = await openNotes();
  });
  afterEach(async () => {
    await endChildren();
    await notes.close();
  });

  /** Announces without pause until told to stop; what fails is not acknowledged. */
  const keepAnnouncing = () => {
    let isOver = false;
    let count = 0;
    let refused = 0;
    const work = (async () => {
      while (!isOver) {
        count += 1;
        await notes.announce(`note ${count}`).catch(() => {
          refused += 1;
        });
        await wait(5);
      }
    })();
    return async () => {
      isOver = true;
      await work;
      return { refused };
    };
  };

  it('in the midst of work, twice, loses nothing that was acknowledged, and the worker lives on', async () => {
    const worker = notes.worker();
    await worker.says('ready');
    const stop = keepAnnouncing();

    for (const awayMs of [500, 3_000]) {
      await wait(1_000);
      await postgres.breakOff();
      await wait(awayMs);
      await postgres.comeBack();
    }
    await wait(1_000);
    const { refused } = await stop();

    expect(refused).toBeGreaterThan(0);
    expect(notes.acknowledged.size).toBeGreaterThan(10);
    expect(await notes.allDone(90)).toBeLessThan(BACK_TO_NORMAL_SECONDS);
    expect(await notes.flaws()).toEqual({ lost: [], twice: [] });
    expect(worker.isRunning()).toBe(true);
  });

  it('connection by connection, fifty times, loses nothing that was acknowledged', async () => {
    const worker = notes.worker();
    await worker.says('ready');
    const admin = new pg.Client(postgres.url);
    await admin.connect();
    const stop = keepAnnouncing();

    for (let turn = 0; turn < 50; turn += 1) {
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
        new URL(notes.bench.url).pathname.slice(1),
      ]);
      await wait(60);
    }
    await stop();
    await admin.end();

    expect(await notes.allDone(90)).toBeLessThan(BACK_TO_NORMAL_SECONDS);
    expect(await notes.flaws()).toEqual({ lost: [], twice: [] });
    expect(worker.isRunning()).toBe(true);
  });

  it('makes the API say so at once, with a time to come back, and serve again by itself', async () => {
    const port = await freePort();
    const api = startChild('dist/bin/api.js', [], { DATABASE_URL: notes.bench.url, API_PORT: String(port) });
    const ask = async (path: string) => {
      const since = performance.now();
      const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status, retryAfter: headers.get('retry-after'), ms: performance.now() - since };
    };
    await served(api, () => ask('/readyz'));

    await postgres.breakOff();
    const refusals = [];
    for (const path of ['/readyz', '/api/v1/public/applications', '/api/v1/public/frameworks']) {
      refusals.push(await ask(path));
    }
    const alive = await ask('/livez');
    await postgres.comeBack();

    for (const { status, retryAfter, ms } of refusals) {
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
      expect(ms).toBeLessThan(LONGEST_REFUSAL_MS);
    }
    expect(alive.status).toBe(200);
    await served(api, () => ask('/api/v1/public/applications'));
    expect(api.isRunning()).toBe(true);
  });
});

describe('A migration that is killed', () => {
  it('at any moment, is whole or has not been; the next one completes it', async () => {
    const admin = new pg.Client(postgres.url);
    await admin.connect();
    await admin.query('CREATE DATABASE killed_migration');
    const url = Object.assign(new URL(postgres.url), { pathname: '/killed_migration' }).href;
    const migrate = () => startChild('dist/bin/cli.js', ['migrate'], { DATABASE_URL: url });

    for (const afterMs of [450, 600, 750, 900]) {
      const doomed = migrate();
      await wait(afterMs);
      doomed.kill('SIGKILL');
      await doomed.ended;
      expect(['nothing', 'everything']).toContain(await extentOf(url));
    }
    expect(await migrate().ended).toMatchObject({ code: 0 });

    expect(await extentOf(url)).toBe('everything');
    await admin.query('DROP DATABASE killed_migration WITH (FORCE)');
    await admin.end();
  });
});

async function extentOf(url: string): Promise<string> {
  const owner = await ownerDataSource(url).initialize();
  try {
    const [{ schemas }] = await owner.query<[{ schemas: number }]>(
      `SELECT count(*)::int AS schemas FROM pg_namespace WHERE nspname IN ('journal', 'messaging', 'jobs')`,
    );
    if (schemas === 0) return 'nothing';
    return (await pendingMigrations(owner)).length === 0 ? 'everything' : 'a part';
  } finally {
    await owner.destroy();
  }
}

async function served(api: Child, ask: () => Promise<{ status: number }>): Promise<void> {
  for (let turn = 0; turn < 300 && api.isRunning(); turn += 1) {
    const { status } = await ask().catch(() => ({ status: 0 }));
    if (status === 200) return;
    await wait(100);
  }
  const { text } = api.isRunning() ? { text: 'it runs but does not answer' } : await api.ended;
  throw new Error(`the API does not serve: ${text}`);
}

function freePort(): Promise<number> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
