import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { readRefusedBodies } from '#libs/http';
import { startProxy } from '../../docker/local/proxy.mjs';

const HOST = '127.0.0.1';
const LARGE = Buffer.alloc(100_000_000, 'a');

/** Like our own processes: refuses by the announced length alone, and hangs up. */
const refusing = async () => {
  const app = fastify({ bodyLimit: 1024 });
  readRefusedBodies(app);
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/', async () => 'taken');
  await app.listen({ port: 0, host: HOST });
  return app;
};

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
    const headers = { 'content-length': LARGE.length, 'content-type': 'application/octet-stream' };
    const request = http.request({ host: HOST, port, method: 'POST', headers }, (answer) => {
      answer.resume().on('close', () => resolve(answer.statusCode));
    });
    request.on('error', reject).end(LARGE);
  });

describe('the front proxy of a local installation', () => {
  it('passes on the refusal of a body that the process behind did not read', async () => {
    const behind = await refusing();
    const port = await freePort();
    const routes = [{ prefixes: [''], port: (behind.server.address() as AddressInfo).port }];
    const proxy = await startProxy({ port, host: HOST, origin: `http://${HOST}`, routes });
    try {
      for (let turn = 0; turn < 5; turn += 1) expect(await send(port)).toBe(413);
    } finally {
      await proxy.stop();
      await behind.close();
    }
  });
});
