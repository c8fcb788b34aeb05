import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../docker/local/ports.mjs';
import { startPostgres } from '../../docker/local/postgres.mjs';
import { withParent } from '../../docker/local/unprivileged.mjs';
import { redisProgram, startRedis } from '../support/redis.mjs';

/** As an operator would set it: what is committed is on the disk. */
const SETTINGS = ['max_connections=200', 'shared_buffers=512MB', 'max_wal_size=4GB'];

/**
 * Where the bench works: the PostgreSQL and Redis that the environment names, else its own in a temporary folder.
 * @returns `redisUrl` undefined where there is no Redis: the queues are then those in PostgreSQL
 */
export async function startServices({ DATABASE_URL, REDIS_URL } = process.env) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'aval-bench-'));
  const stops = [() => rmSync(dir, { recursive: true, force: true, maxRetries: 10 })];
  let stopping;
  const stop = () => {
    stopping ??= stopAll();
    return stopping;
  };
  const stopAll = async () => {
    for (const one of stops.reverse()) await one();
  };
  try {
    return { dir, stop, adminUrl: DATABASE_URL || (await postgres()), redisUrl: REDIS_URL || (await redis()) };
  } catch (error) {
    await stop();
    throw error;
  }

  async function postgres() {
    const place = { dir: path.join(dir, 'postgres'), log: path.join(dir, 'postgres.log'), port: await freePort() };
    const server = await startPostgres({ ...place, settings: SETTINGS });
    stops.push(server.stop);
    return server.url('postgres');
  }

  async function redis() {
    const program = redisProgram();
    if (!program) return undefined;
    const server = await startRedis({ program, port: await freePort(), dir, prefix: withParent() });
    stops.push(server.stop);
    return server.url;
  }
}
