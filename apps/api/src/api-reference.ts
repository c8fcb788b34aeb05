import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contract } from './openapi.controller.js';

const PLACE = 'docs/api';

/** The page loads its own script and style from here, and nothing from anywhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

@Module({})
class ReferenceModule {}

/** The reference for people, drawn from the committed contract. Its first reader waits for the library that draws it. */
export function serveApiReference(app: NestFastifyApplication): void {
  let reference: Promise<NestFastifyApplication> | undefined;
  const answer = async ({ url }: FastifyRequest, reply: FastifyReply) => {
    reference ??= openReference();
    const { statusCode, headers, rawPayload } = await (await reference).inject({ method: 'GET', url });
    return reply
      .code(statusCode)
      .headers({ ...headers, 'content-security-policy': POLICY })
      .send(rawPayload);
  };
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  for (const place of ['', '/*', '-json', '-yaml']) fastify.get(`/${PLACE}${place}`, answer);
}

async function openReference(): Promise<NestFastifyApplication> {
  const { SwaggerModule } = await import('@nestjs/swagger');
  const app = await NestFactory.create<NestFastifyApplication>(ReferenceModule, new FastifyAdapter(), {
    logger: false,
  });
  SwaggerModule.setup(PLACE, app, JSON.parse(contract) as OpenAPIObject, { customSiteTitle: 'Aval – API' });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
