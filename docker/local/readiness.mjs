import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_WAIT_MS = 60_000;

/** Waits until an address answers 200. @returns whether it did within a minute */
export async function answersWell(port, path) {
  const until = performance.now() + LONGEST_WAIT_MS;
  while (performance.now() < until) {
    if ((await statusOf(port, path)) === 200) return true;
    await wait(40);
  }
  return false;
}

const statusOf = (port, path) =>
  new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path, agent: false, timeout: 5_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
