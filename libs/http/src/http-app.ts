import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Settings } from '#libs/config';
import { newId } from '#libs/kernel';
import { Metrics, NestLogger } from '#libs/telemetry';
import { refuseUnholdable } from './hygiene.js';
import { ProblemFilter } from './problem.filter.js';
import { ProblemCatalogue } from './problem.js';
import { readRefusedBodies } from './unread-body.js';
import { validationPipe } from './validation.js';

/** The largest JSON body; files come as streams and have a limit of their own. */
const JSON_LIMIT_BYTES = 1024 * 1024;

interface Parts {
  readonly logger: Logger;
  readonly settings: Settings;
}

/** The one way an HTTP process of ours is put together; tests get the very same. */
export async function createHttpApp(module: Type, { logger, settings }: Parts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_LIMIT_BYTES,
    trustProxy: settings.TRUSTED_PROXIES.split(','),
    genReqId: () => newId(),
    requestTimeout: 60_000,
    /** Read as any other name, and refused below with its place. */
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    routerOptions: { maxParamLength: 300 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: new NestLogger(logger) });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;

  /** What a plain HTML form may send from any site is no JSON. */
  fastify.removeContentTypeParser('text/plain');
  await fastify.register(cookie);
  await fastify.register(multipart, {
    limits: { files: 1, fields: 20, fileSize: settings.MAX_UPLOAD_MB * 1024 * 1024 },
  });
  readRefusedBodies(fastify);
  guardEveryRequest(fastify);
  observe(fastify, logger, app.get(Metrics));

  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(ProblemCatalogue), logger));
  app.enableShutdownHooks();
  return app;
}

function guardEveryRequest(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', async ({ body, query, params }) => {
    refuseUnholdable(params);
    refuseUnholdable(query);
    if (typeof body === 'object') refuseUnholdable(body);
  });
  fastify.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin').header('x-frame-options', 'DENY');
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    }
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}

function observe(fastify: FastifyInstance, logger: Logger, metrics: Metrics): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { statusCode: status, elapsedTime } = reply;
    metrics.observeRequest({ method: request.method, route, status }, elapsedTime / 1000);
    logger.info(
      { requestId: request.id, method: request.method, route, status, ms: Math.round(elapsedTime) },
      'answered',
    );
  });
}
