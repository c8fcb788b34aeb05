import net from 'node:net';
import { freePort } from '../../docker/local/ports.mjs';

/**
 * A line from one process to another, on loopback. `whole`: all passes. `cut`: every connection is reset, new ones too.
 * `frozen`: nothing passes, nobody is told; what was held back passes when the line is whole again, as after a partition.
 * `deaf`: what is asked arrives, and the connection is reset when the answer comes.
 */
export async function openWire(targetPort, onLostAnswer = () => undefined) {
  const ends = new Set();
  let state = 'whole';
  const server = net.createServer({ noDelay: true }, (near) => {
    if (state === 'cut') return near.resetAndDestroy();
    const far = net.connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const pair = { near, far };
    ends.add(pair);
    const end = () => {
      ends.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    pass(near, far);
    far.on('data', (chunk) => {
      if (state === 'deaf') {
        near.resetAndDestroy();
        return onLostAnswer();
      }
      if (!near.write(chunk)) far.pause();
    });
    near.on('drain', () => state !== 'frozen' && far.resume());
    if (state === 'frozen') hold(pair);
  });
  const port = await freePort();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    set(next) {
      state = next;
      for (const pair of [...ends]) {
        if (next === 'cut') pair.near.resetAndDestroy();
        else if (next === 'frozen') hold(pair);
        else release(pair);
      }
    },
    close() {
      for (const { near, far } of ends) {
        near.destroy();
        far.destroy();
      }
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(from, to) {
  from.on('data', (chunk) => {
    if (!to.write(chunk)) from.pause();
  });
  to.on('drain', () => from.resume());
}

function hold({ near, far }) {
  near.pause();
  far.pause();
}

function release({ near, far }) {
  near.resume();
  far.resume();
}
