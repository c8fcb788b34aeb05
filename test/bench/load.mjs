import { readFileSync } from 'node:fs';
import net from 'node:net';

// The load: a closed loop of keep-alive connections, each sending its next request when the former is answered.
// It runs in a process of its own and reads no more of an answer than its length, so that it takes little of the machine.
// Reads from its input, as JSON: { port, paths, headers, connections, seconds, offset }

const HEAD_END = Buffer.from('\r\n\r\n');

/** Sends one request after the other on one connection until the time is over; calls `answered` for each. */
function drive({ port, nextRequest, isOver, answered }) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    let pending = Buffer.alloc(0);
    let sentAt = 0;
    const send = () => {
      if (isOver()) return socket.destroy();
      sentAt = performance.now();
      socket.write(nextRequest());
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => (isOver() ? resolve() : reject(new Error('the server closed a connection'))));
    socket.on('data', (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      const headEnd = pending.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = pending.latin1Slice(0, headEnd).toLowerCase();
      const status = Number(head.slice(9, 12));
      const length = status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? Number.NaN);
      if (Number.isNaN(length)) return reject(new Error(`an answer without length:\n${head}`));
      if (pending.length < headEnd + 4 + length) return;
      pending = pending.subarray(headEnd + 4 + length);
      answered(status, performance.now() - sentAt, length);
      send();
    });
  });
}

async function load({ port, method = 'GET', paths, bodies = [], headers = {}, connections, seconds, offset = 0 }) {
  const lines = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const requests = paths.map((path, at) => {
    const body = bodies.length > 0 ? Buffer.from(bodies[at % bodies.length]) : Buffer.alloc(0);
    const sized = body.length > 0 ? `content-type: application/json\r\ncontent-length: ${body.length}\r\n` : '';
    return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: bench\r\n${lines}${sized}\r\n`), body]);
  });
  let next = offset;
  const latencies = [];
  const statuses = {};
  let bytes = 0;
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, () =>
      drive({
        port,
        nextRequest: () => requests[next++ % requests.length],
        isOver: () => performance.now() >= end,
        answered: (status, ms, length) => {
          latencies.push(ms);
          statuses[status] = (statuses[status] ?? 0) + 1;
          bytes += length;
        },
      }),
    ),
  );
  const elapsed = (performance.now() - start) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { count: latencies.length, elapsed, statuses, bytes, p50: at(0.5), p99: at(0.99), sent: next - offset };
}

process.stdout.write(JSON.stringify(await load(JSON.parse(readFileSync(0, 'utf8')))));
