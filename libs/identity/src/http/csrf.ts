import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { IncomingRequest } from '#libs/access';
import { Settings } from '#libs/config';
import { Forbidden } from '#libs/kernel';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** What a page of ours sends along, as header or as form field, to show that it is ours. */
export const CSRF_HEADER = 'x-csrf-token';
export const CSRF_FIELD = '_csrf';

/**
 * Requests that change something and are known by a cookie alone must come from our own pages: the browser must not
 * say that they come from elsewhere, and they bear a token that only a page of this session can know.
 */
@Injectable()
export class Csrf {
  private readonly log = new Logger('csrf');

  constructor(@Inject(Settings) private readonly settings: Settings) {}

  tokenOf(session: string): string {
    return createHmac('sha256', this.settings.SESSION_SECRET).update(`csrf:${session}`).digest('base64url');
  }

  /** @throws Forbidden (`csrf_refused`) */
  check(request: IncomingRequest, session: string): void {
    if (SAFE.includes(request.method)) return;
    const fault = this.faultOf(request, session);
    if (!fault) return;
    this.log.warn(`request refused: ${fault} (${request.method} ${request.url.split('?', 1)[0]})`);
    throw new Forbidden('csrf_refused', `This request is refused: ${fault}.`);
  }

  private faultOf({ headers, body }: IncomingRequest, session: string): string | undefined {
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'it comes from another site';
    const { origin } = headers;
    if (origin !== undefined && origin !== new URL(this.settings.PUBLIC_URL).origin) return 'its origin is another';
    const given = headers[CSRF_HEADER] ?? takeField(body);
    return typeof given === 'string' && isSame(given, this.tokenOf(session)) ? undefined : 'it bears no valid token';
  }
}

/** The field is for this check alone: what comes after sees the form without it. */
function takeField(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !(CSRF_FIELD in body)) return undefined;
  const { [CSRF_FIELD]: given } = body;
  Reflect.deleteProperty(body, CSRF_FIELD);
  return given;
}

const isSame = (given: string, expected: string): boolean =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
