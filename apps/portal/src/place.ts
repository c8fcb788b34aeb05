import type { FastifyRequest } from 'fastify';
import { pageLanguage } from './language.js';
import type { Place } from './pages/layout.js';

/** Where the reader is, and in which language. */
export function placeOf(request: FastifyRequest): Place {
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  const url = new URL(request.url, 'http://portal');
  url.searchParams.delete('lang');
  return {
    language: pageLanguage(lang, request.headers['accept-language']),
    path: `${url.pathname}${url.search}`,
    isExplicit: lang === 'fr' || lang === 'en',
  };
}
