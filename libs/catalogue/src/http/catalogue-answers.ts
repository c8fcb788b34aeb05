import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalogue } from '../application/catalogue.js';
import { AnswerCache } from './answer-cache.js';
import { PresentVersion } from './present-version.js';

/** Grows when the same facts are written otherwise, so that no client keeps the former writing. */
const WRITING = 2;

/** Sends public answers: from memory while the catalogue has not changed, as 304 to who already has them. */
@Injectable()
export class CatalogueAnswers {
  private readonly cache = new AnswerCache();
  private readonly present: PresentVersion;

  constructor(catalogue: Catalogue) {
    this.present = new PresentVersion(catalogue);
  }

  /** `make` refuses what cannot be answered; only what it returns is kept. */
  async send(request: FastifyRequest, reply: FastifyReply, make: () => Promise<string>): Promise<void> {
    const version = await this.present.now();
    const kept = this.cache.find(version, request.url);
    const body = kept ?? Buffer.from(await make());
    if (!kept) this.cache.keep(version, request.url, body);

    const etag = `W/"${WRITING}-${version}"`;
    reply.header('etag', etag).header('cache-control', 'public, max-age=0, must-revalidate');
    if (holds(request.headers['if-none-match'], etag)) reply.code(304).send();
    else reply.header('content-type', 'application/json; charset=utf-8').send(body);
  }
}

/** `If-None-Match` is a list of tags, or `*`. */
const holds = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header === etag || header === '*' || header.split(',').some((tag) => tag.trim() === etag));
