import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeOptionsOf } from '../../docker/local/node-options.mjs';
import { mainOf, root } from '../../docker/local/paths.mjs';
import { freePort } from '../../docker/local/ports.mjs';
import { answersWell } from '../../docker/local/readiness.mjs';
import { keep } from './children.mjs';

const PORTS = { api: 'API_PORT', worker: 'WORKER_PORT' };
const withParent = path.join(root, 'docker/local/with-parent.mjs');

/** The environment of a process of the product on this database, with nothing of the caller's own. */
export const environmentOf = ({ databaseUrl, redisUrl, filesDir, prefix = 'aval' }) => ({
  NODE_ENV: 'test',
  LOG_LEVEL: 'warn',
  DEMO: 'true',
  DATABASE_URL: databaseUrl,
  FILES_DIR: filesDir,
  QUEUE_PREFIX: prefix,
  REDIS_URL: redisUrl ?? '',
});

/** A process of the product, as the build holds it. @returns when it answers; it ends with this process */
export async function startApp(name, environment) {
  const port = await freePort();
  const child = spawn(process.execPath, [...nodeOptionsOf(name), '--import', withParent, mainOf(name)], {
    env: { ...process.env, ...environment, [PORTS[name]]: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = keep(child);
  if (!(await answersWell(port, name === 'api' ? '/readyz' : '/livez'))) throw new Error(`${name} does not answer`);
  return { port, pid: child.pid, url: `http://127.0.0.1:${port}`, stop };
}

/** Memory that a process holds, in MB, once it has been left alone for a moment. */
export async function restingMemory(pid) {
  await wait(2_000);
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
