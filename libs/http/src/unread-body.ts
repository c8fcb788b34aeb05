import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Above the largest file that may be sent: who sends that much by mistake still gets his answer. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Who sends slowly does not hold the connection for long. */
const LONGEST_MS = 5_000;

/**
 * A body that is refused before it was read is read away first. Closed with unread data, a connection is reset, and the
 * reset may overtake the answer on its way through a proxy (RFC 9112, 9.6).
 */
export function readRefusedBodies(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async ({ raw }, reply) => {
    if (reply.getHeader('connection') === 'close') await readAway(raw);
  });
}

/** Resolves when the rest is read, when the sender is gone, or when it was enough. */
function readAway(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let read = 0;
    const done = () => {
      clearTimeout(timer);
      request.off('data', count).off('end', done).off('close', done).off('error', done);
      resolve();
    };
    const count = ({ length }: Buffer) => {
      read += length;
      if (read > MOST_BYTES) done();
    };
    const timer = setTimeout(done, LONGEST_MS);
    request.unpipe();
    request.on('data', count).on('end', done).on('close', done).on('error', done).resume();
  });
}
