import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contract } from './openapi.controller.js';
import type { Contract } from './reference/contract-read.js';
import type { ReferencePages } from './reference/reference-pages.js';

const PLACE = '/docs/api';

/** Pages without a script: the style and the pictures come from here, and nothing from anywhere else. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The reference for people, drawn from the committed contract. Its first reader waits for what draws it. */
export function serveApiReference(app: NestFastifyApplication): void {
  let pages: Promise<ReferencePages> | undefined;
  const answer = async ({ url }: FastifyRequest, reply: FastifyReply) => {
    pages ??= openReference();
    const path = url.split('?', 1)[0] ?? PLACE;
    const found = (await pages).at(path);
    if (!found) return reply.callNotFound();
    return reply.header('content-security-policy', POLICY).type(found.type).send(found.text);
  };
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  for (const place of ['', '/*']) fastify.get(`${PLACE}${place}`, answer);
}

async function openReference(): Promise<ReferencePages> {
  const drawing = await import('./reference/reference-pages.js');
  return new drawing.ReferencePages(JSON.parse(contract) as Contract);
}
