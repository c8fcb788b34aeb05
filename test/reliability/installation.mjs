import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { seedFramework } from '#libs/criteria';
import { ownerDataSource } from '#libs/database';
import { seedExperts } from '#libs/evaluation';
import { issueDemoToken, seedPeople } from '#libs/identity';
import { SystemClock } from '#libs/kernel';
import { HttpClient } from '../../dist/apps/cli/src/walk/http-client.js';
import { nodeOptionsOf } from '../../docker/local/node-options.mjs';
import { mainOf, root } from '../../docker/local/paths.mjs';
import { freePort } from '../../docker/local/ports.mjs';
import { answersWell } from '../../docker/local/readiness.mjs';
import { keep } from '../bench/children.mjs';
import { freshDatabase } from '../bench/database.mjs';
import { breakablePostgres, breakableRedis } from '../faults/own-services.mjs';
import { smallDisk } from './small-disk.mjs';
import { openWire } from './wire.mjs';

const DATABASE = 'aval_reliability';
const RESTART_MS = 200;
const SMALL_DISK_MB = 700;
/** What PostgreSQL keeps of its log, so that a small disk holds reports and not only that. */
const SHORT_WAL = ['max_wal_size=64MB', 'min_wal_size=32MB', 'wal_recycle=off'];
const withParent = path.join(root, 'docker/local/with-parent.mjs');

/**
 * A service of its own on this machine, that may be broken everywhere: what dies is started again, as a supervisor would.
 * @param options `onSmallDisk`: the database lives on a disk that can be filled, where we may make one; `settings` of it
 */
export async function install({ onSmallDisk = false, settings = [] } = {}) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'aval-reliability-'));
  const disk = onSmallDisk ? smallDisk(path.join(dir, 'disk'), SMALL_DISK_MB) : undefined;
  const postgres = await breakablePostgres(disk ? { disk: disk.dir, settings: SHORT_WAL } : { settings });
  const redis = await breakableRedis();
  const databaseUrl = await freshDatabase(postgres.url, DATABASE);
  const wires = {
    apiToPostgres: await openWire(portOf(databaseUrl)),
    workerToPostgres: await openWire(portOf(databaseUrl)),
    workerToRedis: await openWire(portOf(redis.url)),
  };
  const environment = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    DEMO: 'true',
    FILES_DIR: path.join(dir, 'files'),
    VAULT_KEY_FILE: path.join(dir, 'vault-keys.json'),
    LOG_KEY_FILE: path.join(dir, 'log-key'),
    QUEUE_PREFIX: 'reliability',
  };
  const through = (url, { port }) => Object.assign(new URL(url), { port: String(port) }).href;
  const redisUrl = through(redis.url, wires.workerToRedis);
  const token = await people(databaseUrl);
  const log = await open(path.join(dir, 'log'), 'a');

  const api = await keptRunning('api', {
    ...environment,
    REDIS_URL: redisUrl,
    DATABASE_URL: through(databaseUrl, wires.apiToPostgres),
  });
  const worker = await keptRunning('worker', {
    ...environment,
    REDIS_URL: redisUrl,
    DATABASE_URL: through(databaseUrl, wires.workerToPostgres),
  });
  const lost = { answer: () => undefined };
  wires.front = await openWire(api.port, () => lost.answer());
  const applicationId = await anApplication(api.port, token.owner);

  return {
    api,
    worker,
    postgres,
    disk,
    redis,
    wires,
    lost,
    databaseUrl,
    applicationId,
    environment,
    token: token.reports,
    logText: () => readFileSync(path.join(dir, 'log'), 'utf8'),
    /** As the owner of the database. The connection is the caller's to end. */
    connect: async () => {
      const client = new pg.Client(databaseUrl);
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    stop: async () => {
      await Promise.all([api.stop(), worker.stop()]);
      await Promise.all(Object.values(wires).map((wire) => wire.close()));
      await redis.stop();
      await postgres.stop();
      disk?.unmount();
      await log.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };

  async function keptRunning(name, own) {
    const port = await freePort();
    const ports = { [`${name.toUpperCase()}_PORT`]: String(port) };
    let isWanted = true;
    let deaths = 0;
    let current;
    const begin = (more = {}) => {
      const child = spawn(process.execPath, [...nodeOptionsOf(name), '--import', withParent, mainOf(name)], {
        env: { ...process.env, ...own, ...ports, ...more },
        stdio: ['ignore', log.fd, log.fd, 'ipc'],
      });
      current = { child, end: keep(child) };
      child.once('exit', () => {
        if (!isWanted) return;
        deaths += 1;
        setTimeout(() => isWanted && begin(), RESTART_MS);
      });
    };
    begin();
    const answers = () => answersWell(port, name === 'api' ? '/readyz' : '/livez');
    if (!(await answers())) throw new Error(`${name} does not answer:\n${readFileSync(path.join(dir, 'log'), 'utf8')}`);
    return {
      port,
      answers,
      get deaths() {
        return deaths;
      },
      kill: (signal = 'SIGKILL') => current.child.kill(signal),
      /** Ends it, and lets it begin with a place where it dies. */
      restartDoomed: async (point) => {
        isWanted = false;
        await current.end('SIGTERM');
        isWanted = true;
        begin({ FAULT_AT: point });
      },
      stop: async () => {
        isWanted = false;
        await wait(RESTART_MS);
        await current.end();
      },
    };
  }
}

const portOf = (url) => Number(new URL(url).port);

async function people(databaseUrl) {
  const clock = new SystemClock();
  const owner = await ownerDataSource(databaseUrl).initialize();
  try {
    await seedPeople(owner, clock, 'http://localhost:8080/idp');
    await seedExperts(owner, clock);
    await seedFramework(owner, clock);
    return {
      owner: await issueDemoToken(owner, clock, { person: 'alice' }),
      reports: await issueDemoToken(owner, clock, { person: 'alice', scopes: ['makeApplicationReport'] }),
    };
  } finally {
    await owner.destroy();
  }
}

async function anApplication(port, token) {
  const alice = new HttpClient(`http://127.0.0.1:${port}`, 'alice', token);
  const { organisations } = await alice.get('/api/v1/me');
  const { id } = await alice.post(`/api/v1/organisations/${organisations[0].id}/applications`, {
    name: 'Veille tranquille',
    summary: 'Suit le sommeil et rappelle les traitements du soir.',
    currentVersion: '1.0.0',
    platforms: ['ios', 'android'],
    audiences: ['patients'],
    price: 'Gratuit',
    reimbursed: false,
    prescribable: false,
  });
  return id;
}
