import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../docker/local/ports.mjs';
import { startPostgres } from '../../docker/local/postgres.mjs';
import { withParent } from '../../docker/local/unprivileged.mjs';
import { redisProgram, startRedis } from '../support/redis.mjs';

const folder = (name) => mkdtempSync(path.join(os.tmpdir(), `aval-${name}-`));

/** A PostgreSQL that may be broken: nobody else uses it. Unlike that of the other suites, it writes what it promises. */
export async function breakablePostgres() {
  const dir = folder('postgres');
  const options = { dir: path.join(dir, 'cluster'), port: await freePort(), log: path.join(dir, 'log') };
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
