import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startProxy } from '../../docker/local/proxy.mjs';

const HOST = '127.0.0.1';
const LARGE = Buffer.alloc(100_000_000, 'a');

/** Refuses as soon as it has read the headers, and hangs up on the rest. */
const hasty = http.createServer((request, response) => {
  response.writeHead(413, { connection: 'close' }).end('too large');
  request.socket.destroySoon();
});

const listening = async (server: http.Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return (server.address() as AddressInfo).port;
};

const freePort = async (): Promise<number> => {
  const server = http.createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const send = (port: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-length': LARGE.length };
    const request = http.request({ host: HOST, port, method: 'POST', headers }, (answer) => {
      answer.resume().on('close', () => resolve(answer.statusCode));
    });
    request.on('error', reject).end(LARGE);
  });

describe('the front proxy of a local installation', () => {
  it('passes on the refusal of a body that the process behind did not read', async () => {
    const [behind, port] = [await listening(hasty), await freePort()];
    const routes = [{ prefixes: [''], port: behind }];
    const proxy = await startProxy({ port, host: HOST, origin: `http://${HOST}`, routes });
    try {
      for (let turn = 0; turn < 5; turn += 1) expect(await send(port)).toBe(413);
    } finally {
      await proxy.stop();
      hasty.close();
    }
  });
});
