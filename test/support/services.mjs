import { rmSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../docker/local/ports.mjs';
import { startPostgres } from '../../docker/local/postgres.mjs';
import { withParent } from '../../docker/local/unprivileged.mjs';
import { quickFolder } from './quick-folder.mjs';
import { redisProgram, startRedis } from './redis.mjs';

/** Speed before safety: the database of a test run is thrown away. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * A PostgreSQL and a Redis of this run's own, in a folder of its own and on free ports.
 * @param dir where both keep what they have; removed when they stop
 * @returns the variables that tell the suites where they are (whatever DATABASE_URL a person had set is hidden); Redis is left out where there is none
 */
export async function startServices(dir = quickFolder()) {
  const stops = [() => rmSync(dir, { recursive: true, force: true })];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const postgres = await startPostgres({
      dir: path.join(dir, 'postgres'),
      port: await freePort(),
      log: path.join(dir, 'postgres.log'),
      settings: FORGETFUL,
    });
    stops.push(postgres.stop);
    const program = redisProgram();
    const redis = program && (await startRedis({ program, port: await freePort(), dir, prefix: withParent() }));
    if (redis) stops.push(redis.stop);
    const admin = postgres.url('postgres');
    const environment = {
      TEST_DATABASE_ADMIN_URL: admin,
      TEST_DATABASE_URL: admin,
      DATABASE_URL: admin,
      ...(redis && { REDIS_TEST_URL: redis.url }),
    };
    return { environment, hasRedis: Boolean(redis), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
