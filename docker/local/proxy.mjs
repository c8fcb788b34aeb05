import { once } from 'node:events';
import http from 'node:http';
import { Transform } from 'node:stream';
import { Fault } from './fault.mjs';

/** Which process answers which paths; whatever is not listed is a page of the portal. */
export const routesOf = (ports) => [
  { prefixes: ['/api', '/docs/api', '/livez', '/readyz', '/auth'], port: ports.API_PORT },
  { prefixes: ['/idp'], port: ports.IDP_PORT },
  { prefixes: ['/mail'], port: ports.MAIL_HTTP_PORT },
  { prefixes: [''], port: ports.PORTAL_PORT },
];

/** Headers that belong to one connection (RFC 9110, 7.6.1), and what a client could say to pass for somebody else. */
const NOT_FORWARDED = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade', 'forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'],
  ...['x-forwarded-port', 'x-forwarded-prefix', 'x-real-ip'],
]);

/** One origin in front of all processes: streams both ways, and says who asked. @throws Fault when the port is taken */
export async function startProxy({ port, host, origin, routes }) {
  const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 64 });
  const proto = new URL(origin).protocol.slice(0, -1);
  const forward = (request, response) => pass({ request, response, routes, agent, proto });
  const hosts = host ? [host] : ['127.0.0.1', '::1'];
  const servers = [];
  for (const address of hosts) {
    const server = http.createServer({ requestTimeout: 0 }, forward);
    server.on('clientError', (_, socket) => socket.writable && socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    if (await listens(server, port, address)) servers.push(server);
  }
  return {
    stop: async () => {
      agent.destroy();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** A machine without IPv6 is no fault; a port that somebody else holds is. */
async function listens(server, port, host) {
  try {
    server.listen({ port, host });
    await once(server, 'listening');
    return true;
  } catch (error) {
    if (host === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(error.code)) return false;
    if (error.code === 'EADDRINUSE') {
      throw new Fault(`Port ${port} is in use: end the program that holds it, or choose another: PORT=8090 npm start`);
    }
    if (error.code === 'EACCES')
      throw new Fault(`Port ${port} may not be used by this user: choose another with PORT.`);
    throw error;
  }
}

function pass({ request, response, routes, agent, proto }) {
  const path = request.url.split('?', 1)[0];
  if (!path.startsWith('/')) return void response.writeHead(400).end();
  const { port } = routes.find(({ prefixes }) => prefixes.some((prefix) => isUnder(path, prefix)));
  const headers = {
    ...forwardable(request.headers),
    'x-forwarded-for': request.socket.remoteAddress?.replace(/^::ffff:/, ''),
    'x-forwarded-proto': proto,
    'x-forwarded-host': request.headers.host ?? '',
  };
  const upstream = http.request({ host: '127.0.0.1', port, agent, method: request.method, path: request.url, headers });

  let isAnswered = false;
  upstream.on('response', (answer) => {
    isAnswered = true;
    request.unpipe().resume();
    response.writeHead(answer.statusCode, answer.statusMessage, forwardable(answer.headers));
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  upstream.on('error', () => isAnswered || away(response, path));
  response.on('close', () => upstream.destroy());
  request.pipe(readingFirst()).pipe(upstream);
}

/**
 * Who refuses a large body answers and hangs up before it has come. Each piece waits until what arrived in the meantime
 * is read: written to a connection that is gone, it would be the error that hides the answer.
 */
const readingFirst = () => new Transform({ transform: (piece, _, done) => setImmediate(done, null, piece) });

const isUnder = (path, prefix) => prefix === '' || path === prefix || path.startsWith(`${prefix}/`);

/** `Connection` may name further headers that are not for the next hop. */
function forwardable(headers) {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !NOT_FORWARDED.has(name) && !named.includes(name)),
  );
}

/** The process behind is starting, or starting again: worth another try in two seconds. */
function away(response, path) {
  const problem = {
    type: '/problems/unavailable',
    title: 'Service momentanément indisponible : réessayez.',
    status: 503,
    code: 'unavailable',
    detail: 'The process that answers this address is not there yet.',
    instance: path,
  };
  response
    .writeHead(503, {
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '2',
      'cache-control': 'no-store',
    })
    .end(JSON.stringify(problem));
}
