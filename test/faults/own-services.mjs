import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../docker/local/ports.mjs';
import { startPostgres } from '../../docker/local/postgres.mjs';
import { withParent } from '../../docker/local/unprivileged.mjs';
import { redisProgram, startRedis } from '../support/redis.mjs';

const folder = (name) => mkdtempSync(path.join(os.tmpdir(), `aval-${name}-`));

/**
 * A PostgreSQL that may be broken: nobody else uses it. Unlike that of the other suites, it writes what it promises.
 * @param options `disk`: a folder for its files that is there already; `settings` as `name=value`
 */
export async function breakablePostgres({ disk, settings = [] } = {}) {
  const dir = folder('postgres');
  const cluster = path.join(disk ?? dir, 'cluster');
  const options = { dir: cluster, port: await freePort(), log: path.join(dir, 'log'), settings };
  let server = await startPostgres(options);
  return {
    url: server.url('postgres'),
    breakOff: async () => {
      server.child.kill('SIGQUIT');
      await server.ended;
    },
    comeBack: async () => {
      server = await startPostgres(options);
    },
    stop: async () => {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A Redis that may be broken: it keeps nothing, so after its end it is empty. */
export async function breakableRedis() {
  const dir = folder('redis');
  const options = { program: redisProgram(), port: await freePort(), dir, prefix: withParent() };
  let server = await startRedis(options);
  return {
    url: server.url,
    breakOff: () => server.stop('SIGKILL'),
    comeBack: async () => {
      server = await startRedis(options);
    },
    stop: async () => {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
