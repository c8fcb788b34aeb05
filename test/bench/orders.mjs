import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keep } from './children.mjs';

/** A child does what its parent orders, one order at a time, and tells its own processor time in ms beside the result. */
export function serveOrders(work, close) {
  process.on('message', async ({ order, ...given }) => {
    const before = process.cpuUsage();
    const result = await work[order](given);
    const { user, system } = process.cpuUsage(before);
    process.send({ ...result, node: (user + system) / 1000 });
  });
  process.on('SIGTERM', async () => {
    await close();
    process.exit();
  });
  process.on('disconnect', () => process.exit());
  process.send({ ready: true });
}

/** A child that takes orders, once it is ready. It ends with this process. */
export async function startOrdered(file, args, environment) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = keep(child);
  const heard = () =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`${file} ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message);
      });
    });
  await heard();
  return {
    pid: child.pid,
    order: (order, given) => {
      const answer = heard();
      child.send({ order, ...given });
      return answer;
    },
    stop,
  };
}
