import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerCache, Catalogue, PresentVersion } from '#libs/catalogue';
import { Settings } from '#libs/config';
import { Visitors } from '#libs/identity';
import type { Place } from './pages/layout.js';
import { placeOf } from './place.js';

/**
 * Styles and pictures of our own, and nothing else: no script runs here, no third party is asked.
 * @param forms where else a form may lead: who leaves is sent on to the provider of his identity
 */
const policy = (forms = ''): string =>
  `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'${forms}; base-uri 'none'; frame-ancestors 'none'`;

/** Also for a 304: a browser replaces what it kept with the headers of that answer, the policy among them. */
const asPage = (reply: FastifyReply, forms?: string): FastifyReply =>
  reply.header('content-security-policy', policy(forms)).header('vary', 'accept-language, cookie');

const send = (reply: FastifyReply, status: number, html: string | Buffer): FastifyReply =>
  reply.status(status).type('text/html; charset=utf-8').send(html);

/**
 * Pages of the present catalogue, written once per version, address and language, then given from memory. Who is signed
 * in gets pages of his own, which nobody keeps.
 */
@Injectable()
export class PageAnswers {
  private readonly cache = new AnswerCache();
  private readonly present: PresentVersion;
  private readonly provider: string;

  constructor(
    catalogue: Catalogue,
    private readonly visitors: Visitors,
    @Inject(Settings) settings: Settings,
  ) {
    this.present = new PresentVersion(catalogue);
    this.provider = ` ${new URL(settings.OIDC_ISSUER).origin}`;
  }

  /** A page of the catalogue. */
  async send(request: FastifyRequest, reply: FastifyReply, write: (place: Place) => Promise<string>): Promise<void> {
    const place = await this.placeOf(request);
    if (place.visitor) return this.sendOwn(reply, 200, await write(place));
    const version = await this.present.now();
    const address = `${place.language} ${place.isExplicit} ${place.path}`;
    const kept = this.cache.find(version, address);
    const html = kept ?? Buffer.from(await write(place));
    if (!kept) this.cache.keep(version, address, html);

    const etag = `W/"${createHash('sha1').update(html).digest('base64url')}"`;
    void reply.header('etag', etag).header('cache-control', 'public, max-age=0, must-revalidate');
    if (request.headers['if-none-match'] === etag) void asPage(reply).code(304).send();
    else void send(asPage(reply), 200, html);
  }

  /** A page that is made for this once. */
  async sendOnce(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    write: (place: Place) => string,
  ): Promise<void> {
    const place = await this.placeOf(request);
    if (place.visitor) this.sendOwn(reply, status, write(place));
    else void send(asPage(reply), status, write(place));
  }

  private sendOwn(reply: FastifyReply, status: number, html: string): void {
    void send(asPage(reply, this.provider).header('cache-control', 'private, no-store'), status, html);
  }

  /** A page is worth more than a name on it: when nobody can be looked up, it is written as for a stranger. */
  private async placeOf(request: FastifyRequest): Promise<Place> {
    const visitor = await this.visitors.among(request.cookies).catch(() => undefined);
    return { ...placeOf(request), ...(visitor && { visitor }) };
  }
}
