import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden } from '#libs/kernel';
import { hrefIn } from '../pages/layout.js';
import { placeOf } from '../place.js';

/** Each holds a token that says nothing by itself: what it opens lies sealed on the server. */
export const DRAFT_COOKIE = '__Host-aval_report';
export const TICKET_COOKIE = '__Host-aval_follow';

const COOKIE: CookieSerializeOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };
const HOUR_SECONDS = 3_600;

export const giveCookie = (reply: FastifyReply, name: string, token: string, hours: number): void =>
  void reply.setCookie(name, token, { ...COOKIE, maxAge: hours * HOUR_SECONDS });

export const takeCookie = (reply: FastifyReply, name: string): void => void reply.clearCookie(name, COOKIE);

/** After what was sent comes a page to look at: reloading it sends nothing again. */
export function goTo(request: FastifyRequest, reply: FastifyReply, path: string): void {
  void reply
    .code(303)
    .header('location', hrefIn(placeOf(request), path))
    .send();
}

/** A form on another site must not write in the name of who visits it. @throws Forbidden */
export function refuseForeign({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') {
    throw new Forbidden('foreign_form', 'A form of another site sent this.');
  }
}

export type Fields = Readonly<Record<string, string>>;

/** Fields of a form, each once, as text without blanks around it. */
export function fieldsIn(body: unknown): Fields {
  if (typeof body !== 'object' || body === null) return {};
  const given = Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n').trim()] as const] : [],
  );
  return Object.fromEntries(given);
}
