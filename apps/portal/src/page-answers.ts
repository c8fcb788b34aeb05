import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerCache, Catalogue, PresentVersion } from '#libs/catalogue';
import type { Place } from './pages/layout.js';
import { placeOf } from './place.js';

/** Styles and pictures of our own, and nothing else: no script runs here, no third party is asked. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function sendHtml(reply: FastifyReply, status: number, html: string | Buffer): FastifyReply {
  return asPage(reply).status(status).type('text/html; charset=utf-8').send(html);
}

/** Also for a 304: a browser replaces what it kept with the headers of that answer, the policy among them. */
const asPage = (reply: FastifyReply): FastifyReply =>
  reply.header('content-security-policy', POLICY).header('vary', 'accept-language');

/** Pages of the present catalogue, written once per version, address and language, then given from memory. */
@Injectable()
export class PageAnswers {
  private readonly cache = new AnswerCache();
  private readonly present: PresentVersion;

  constructor(catalogue: Catalogue) {
    this.present = new PresentVersion(catalogue);
  }

  async send(request: FastifyRequest, reply: FastifyReply, write: (place: Place) => Promise<string>): Promise<void> {
    const place = placeOf(request);
    const version = await this.present.now();
    const address = `${place.language} ${place.isExplicit} ${place.path}`;
    const kept = this.cache.find(version, address);
    const html = kept ?? Buffer.from(await write(place));
    if (!kept) this.cache.keep(version, address, html);

    const etag = `W/"${createHash('sha1').update(html).digest('base64url')}"`;
    void reply.header('etag', etag).header('cache-control', 'public, max-age=0, must-revalidate');
    if (request.headers['if-none-match'] === etag) void asPage(reply).code(304).send();
    else void sendHtml(reply, 200, html);
  }
}
