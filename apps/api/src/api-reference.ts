import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { contract } from './openapi.controller.js';

const PLACE = 'docs/api';

/** The page loads its own script and style from here, and nothing from anywhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** The reference for people, drawn from the committed contract. */
export function serveApiReference(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', async ({ url }, reply) => {
    if (url.startsWith(`/${PLACE}`)) reply.header('content-security-policy', POLICY);
  });
  SwaggerModule.setup(PLACE, app, JSON.parse(contract) as OpenAPIObject, { customSiteTitle: 'Aval – API' });
}
