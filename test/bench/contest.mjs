import { fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keep } from './children.mjs';
import { backendsOf, cpuOf } from './cpu.mjs';

const fileOf = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Starts a server of ours or a bare one on a free port, and waits until it says which. It ends with this process. */
export async function startServer(file, { databaseUrl, more = {} }) {
  const child = fork(fileOf(file), [], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      DATABASE_URL: databaseUrl,
      ...more,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = keep(child);
  const { port } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready`)));
  });
  return { port, pid: child.pid, stop };
}

/** One burst of requests against one server: requests/s, latencies, and processor ms per request of node and PostgreSQL. */
export async function burst(server, database, request) {
  const backends = await backendsOf(database);
  const before = { node: cpuOf([server.pid]), postgres: cpuOf(backends) };
  const result = await generate({ port: server.port, ...request });
  const after = { node: cpuOf([server.pid]), postgres: cpuOf(backends) };
  const wrong = Object.keys(result.statuses).filter((status) => !(request.accept ?? ['200']).includes(status));
  if (wrong.length > 0) throw new Error(`${request.paths[0]} answered ${JSON.stringify(result.statuses)}`);
  const node = (after.node - before.node) / result.count;
  const postgres = (after.postgres - before.postgres) / result.count;
  return {
    perSecond: result.count / result.elapsed,
    p50: result.p50,
    p99: result.p99,
    node,
    postgres,
    cpu: node + postgres,
    sent: result.sent,
  };
}

function generate(request) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileOf('load.mjs')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    keep(child);
    child.stdin.end(JSON.stringify(request));
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(Buffer.concat(chunks).toString()))
        : reject(new Error(`the load ended with ${code}`)),
    );
  });
}

/**
 * Lets the contestants run in turn, round after round, the first changing each time, so that a disturbed moment
 * of the machine hits all alike. The first round only warms up.
 */
export async function contest(contestants, rounds) {
  const results = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const contestant = contestants[(round + turn) % contestants.length];
      const measured = await contestant.measure(round);
      if (round > 0) results.get(contestant.name).push(measured);
    }
  }
  return results;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the ratios taken inside each round. */
export const ratioOf = (results, { figure, of, to }) =>
  median(results.get(of).map((mine, round) => mine[figure] / results.get(to)[round][figure]));
