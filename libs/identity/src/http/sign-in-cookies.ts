import type { CookieSerializeOptions } from '@fastify/cookie';

/**
 * `__Host-` binds a cookie to this one origin: no neighbour and no subdomain can plant one. Browsers take Secure
 * cookies from http://localhost too, so development needs no other name.
 */
export const SESSION_COOKIE = '__Host-aval_session';
export const LOGIN_COOKIE = '__Host-aval_login';

/** Lax: the way back from the identity provider is a navigation from another site and must bring the login along. */
export const COOKIE: CookieSerializeOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };
