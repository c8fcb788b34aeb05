import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends a public answer under a name made of its content: who has it already is told so in a few bytes. */
export function sendNamed(request: FastifyRequest, reply: FastifyReply, answer: object): void {
  const body = JSON.stringify(answer);
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', etag).header('cache-control', 'public, max-age=0, must-revalidate');
  if (holds(request.headers['if-none-match'], etag)) reply.code(304).send();
  else reply.header('content-type', 'application/json; charset=utf-8').send(body);
}

/** `If-None-Match` is a list of tags, or `*`. */
const holds = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => ['*', etag].includes(tag.trim()));
