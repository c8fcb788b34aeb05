import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends what never changes under its hash: whoever has it already is told so (304), caches may keep it for a while. */
export function sendHashed(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  body: () => string,
  type: string,
) {
  const quoted = `"${etag}"`;
  void reply.header('etag', quoted).header('cache-control', 'public, max-age=60');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(quoted) || known.includes('*')) return reply.status(304).send();
  return reply.status(200).type(type).send(body());
}

export const JSON_TYPE = 'application/json; charset=utf-8';
export const YAML_TYPE = 'application/yaml; charset=utf-8';
