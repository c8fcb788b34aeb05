import { createHmac, createPrivateKey, createPublicKey, createSign, type JsonWebKey, randomUUID } from 'node:crypto';
import { CookieBrowser } from '../support/cookie-browser.js';
import { type IdentityStack, startIdentityStack, type Tamper } from '../support/identity-stack.js';

const ADMIN_URL = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? '';
const SESSION = '__Host-aval_session';
const LOGIN = '__Host-aval_login';

let stack: IdentityStack;

beforeAll(async () => {
  const weak = { given: 'Faible', family: 'Preuve', email: 'faible@aval.example', title: '', group: '' };
  stack = await startIdentityStack({
    adminUrl: ADMIN_URL,
    more: [
      { key: 'gaelle-low', ...weak, acr: 'eidas1', amr: ['pwd', 'mfa'] },
      { key: 'gaelle-one-factor', ...weak, acr: 'eidas2', amr: ['pwd'] },
    ],
  });
  await stack.database.query(
    `INSERT INTO identity.account (id, issuer, subject, name, email, staff_roles, created_at)
     SELECT gen_random_uuid(), $1, subject, 'Faible', 'faible@aval.example', '{case_officer}', now()
     FROM unnest($2::text[]) AS subject`,
    [stack.issuer, ['gaelle-low', 'gaelle-one-factor']],
  );
}, 60_000);

afterAll(() => stack?.close());

afterEach(() => stack.tamper(undefined));

const browser = () => new CookieBrowser(stack.url);

/** Up to the moment at which the provider sends the browser back; the service has not seen the answer yet. */
async function upToTheAnswer(visitor: CookieBrowser, person = 'alice', returnTo = '/espace'): Promise<URL> {
  const door = `/auth/login?login_hint=${person}&returnTo=${encodeURIComponent(returnTo)}`;
  const { url } = await visitor.follow(door, ({ pathname }) => pathname === '/auth/callback');
  return url;
}

const comeBack = (visitor: CookieBrowser, answer: URL) => visitor.get(answer.href);

async function signIn(visitor: CookieBrowser, person = 'alice'): Promise<Response> {
  return comeBack(visitor, await upToTheAnswer(visitor, person));
}

async function me(visitor: CookieBrowser) {
  const response = await visitor.get('/api/v1/me');
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Refused with a plain problem, logged with a reason, and nobody is signed in. */
async function expectRefused(response: Response, visitor: CookieBrowser, reason: RegExp): Promise<void> {
  const { instance: _, ...problem } = (await response.json()) as Record<string, unknown>;
  expect({ status: response.status, code: problem.code }).toEqual({ status: 403, code: 'login_refused' });
  expect(JSON.stringify(problem)).not.toMatch(reason);
  expect(stack.warnings().join('')).toMatch(reason);
  expect(visitor.cookies.has(SESSION)).toBe(false);
}

describe('signing in', () => {
  it('leads to the identity provider, back, and to the page that was asked for', async () => {
    const visitor = browser();

    const response = await signIn(visitor);

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/espace');
    expect(visitor.cookies.has(LOGIN)).toBe(false);
    const { status, body } = await me(visitor);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Alice Marchand', via: 'session', roles: ['publisher_owner'] });
  });

  it('shows the people when nobody is hinted at, and takes the one that is clicked', async () => {
    const visitor = browser();
    const { url, response } = await visitor.follow('/auth/login');
    expect(await response?.text()).toContain('Qui êtes-vous');

    const chosen = await visitor.send(url.href, { method: 'POST', body: new URLSearchParams({ person: 'ines' }) });
    const { url: answer } = await visitor.follow(
      String(chosen.headers.get('location')),
      ({ pathname }) => pathname === '/auth/callback',
    );
    await comeBack(visitor, answer);

    expect((await me(visitor)).body).toMatchObject({ name: 'Inès Boukhari', roles: ['lead'] });
  });

  it('sets cookies that no script, no neighbour and no plain connection can touch', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);

    const response = await comeBack(visitor, answer);

    const cookie = response.headers.getSetCookie().find((line) => line.startsWith(SESSION)) ?? '';
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  it('keeps only the hash of the session', async () => {
    const visitor = browser();
    await signIn(visitor);

    const rows = await stack.database.query<{ found: boolean }[]>(
      'SELECT count(*) > 0 AS found FROM identity.session s WHERE s::text LIKE $1',
      [`%${visitor.cookies.get(SESSION)}%`],
    );

    expect(rows[0]?.found).toBe(false);
  });
});

describe('an attack on the answer of the provider', () => {
  const change = (answer: URL, name: string, value?: string): URL => {
    const changed = new URL(answer);
    changed.searchParams.delete(name);
    if (value !== undefined) changed.searchParams.set(name, value);
    return changed;
  };

  it('1: without a state', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    await expectRefused(await comeBack(visitor, change(answer, 'state')), visitor, /state.*missing/);
  });

  it('2: with another state', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    await expectRefused(await comeBack(visitor, change(answer, 'state', 'x'.repeat(43))), visitor, /unexpected.*state/);
  });

  it('3: with the state twice', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    answer.searchParams.append('state', 'x'.repeat(43));
    await expectRefused(await comeBack(visitor, answer), visitor, /only once/);
  });

  it('4: the answer of another browser (login CSRF)', async () => {
    const attacker = browser();
    const victim = browser();
    const answer = await upToTheAnswer(attacker, 'david');
    await upToTheAnswer(victim);
    await expectRefused(await comeBack(victim, answer), victim, /unexpected.*state/);
  });

  it('5: without a login under way in this browser', async () => {
    const answer = await upToTheAnswer(browser());
    const victim = browser();
    await expectRefused(await comeBack(victim, answer), victim, /no login under way/);
  });

  it('6: the same answer a second time', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    const secret = visitor.cookies.get(LOGIN) ?? '';
    expect((await comeBack(visitor, answer)).status).toBe(303);

    const thief = browser();
    thief.cookies.set(LOGIN, secret);
    await expectRefused(await comeBack(thief, answer), thief, /used already/);
  });

  it('7: a code that was used already, in a new login', async () => {
    const first = browser();
    const used = await upToTheAnswer(first);
    expect((await comeBack(first, used)).status).toBe(303);
    const thief = browser();
    const answer = await upToTheAnswer(thief);
    const code = used.searchParams.get('code') ?? '';
    await expectRefused(await comeBack(thief, change(answer, 'code', code)), thief, /invalid_grant/);
  });

  it('8: a code made for another login is stopped by the nonce (code injection)', async () => {
    const victim = browser();
    const stolen = await upToTheAnswer(victim, 'david');
    const attacker = browser();
    const answer = await upToTheAnswer(attacker);
    const code = stolen.searchParams.get('code') ?? '';
    await expectRefused(await comeBack(attacker, change(answer, 'code', code)), attacker, /nonce/);
  });

  it('9: without an issuer', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    await expectRefused(await comeBack(visitor, change(answer, 'iss')), visitor, /iss.*missing/);
  });

  it('10: from another issuer (mix-up)', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    await expectRefused(
      await comeBack(visitor, change(answer, 'iss', 'https://evil.example')),
      visitor,
      /unexpected.*iss/,
    );
  });

  it('11: an error instead of a code', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    const refused = change(change(answer, 'code'), 'error', 'access_denied');
    await expectRefused(await comeBack(visitor, refused), visitor, /access_denied/);
  });

  it('12: after more than ten minutes', async () => {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    stack.clock.advance(11 * 60_000);
    await expectRefused(await comeBack(visitor, answer), visitor, /too long/);
  });
});

describe('an attack on the ID token', () => {
  type Claims = Record<string, unknown>;

  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const read = (token: string): Claims => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

  function signedByProvider(claims: Claims, header: object = {}): string {
    const { kid } = stack.signingKey;
    const input = `${part({ alg: 'RS256', typ: 'JWT', kid, ...header })}.${part(claims)}`;
    const key = createPrivateKey({ key: stack.signingKey as JsonWebKey, format: 'jwk' });
    return `${input}.${createSign('RSA-SHA256').update(input).sign(key, 'base64url')}`;
  }

  /** Replaces the ID token on its way from the provider to the service. */
  const withIdToken =
    (forge: (claims: Claims, token: string) => string): Tamper =>
    (path, body) => {
      if (!path.startsWith('/idp/token')) return body;
      const answer = JSON.parse(body) as { id_token: string };
      return JSON.stringify({ ...answer, id_token: forge(read(answer.id_token), answer.id_token) });
    };

  async function attempt(tamper: Tamper): Promise<[Response, CookieBrowser]> {
    const visitor = browser();
    const answer = await upToTheAnswer(visitor);
    stack.tamper(tamper);
    return [await comeBack(visitor, answer), visitor];
  }

  it('is no attack when the token is signed anew by the provider', async () => {
    const [response] = await attempt(withIdToken((claims) => signedByProvider(claims)));
    expect(response.status).toBe(303);
  });

  it.each<[string, (claims: Claims, token: string) => string, RegExp]>([
    ['13: alg none', (claims) => `${part({ alg: 'none' })}.${part(claims)}.`, /alg|JWT|Invalid/i],
    [
      '14: HS256 with the public key as secret',
      (claims) => {
        const pem = createPublicKey({ key: stack.signingKey as JsonWebKey, format: 'jwk' }).export({
          type: 'spki',
          format: 'pem',
        });
        const input = `${part({ alg: 'HS256', kid: stack.signingKey.kid })}.${part(claims)}`;
        return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
      },
      /alg/,
    ],
    [
      '15: changed after it was signed',
      (claims, token) => [token.split('.')[0], part({ ...claims, sub: 'gaelle' }), token.split('.')[2]].join('.'),
      /signature/,
    ],
    ['16: for somebody else (aud)', (claims) => signedByProvider({ ...claims, aud: 'another' }), /aud/],
    ['17: from another issuer (iss)', (claims) => signedByProvider({ ...claims, iss: 'https://evil.example' }), /iss/],
    [
      '18: authorised for another party (azp)',
      (claims) => signedByProvider({ ...claims, aud: [String(claims.aud), 'another'], azp: 'another' }),
      /azp/,
    ],
    ['19: expired', (claims) => signedByProvider({ ...claims, exp: 1_000_000_000, iat: 999_999_000 }), /exp/],
    ['20: without a nonce', ({ nonce: _, ...claims }) => signedByProvider(claims), /nonce/],
    ['21: with another nonce', (claims) => signedByProvider({ ...claims, nonce: randomUUID() }), /nonce/],
    ['without a subject', ({ sub: _, ...claims }) => signedByProvider(claims), /sub/],
    [
      'signed by a key the provider does not publish',
      (claims) => signedByProvider(claims, { kid: 'unknown' }),
      /key|kid|jwks/i,
    ],
  ])('%s', async (_, forge, reason) => {
    const [response, visitor] = await attempt(withIdToken(forge));
    await expectRefused(response, visitor, reason);
  });

  it('an answer without an ID token', async () => {
    const [response, visitor] = await attempt((path, body) =>
      path.startsWith('/idp/token') ? JSON.stringify({ ...JSON.parse(body), id_token: undefined }) : body,
    );
    await expectRefused(response, visitor, /id_token|ID token/i);
  });

  describe('or on the user information', () => {
    const withUserinfo =
      (forge: (claims: Claims, headers: Record<string, string>) => string): Tamper =>
      (path, body, headers) =>
        path.startsWith('/idp/me') ? forge(read(body), headers) : body;

    it('22: unsigned', async () => {
      const [response, visitor] = await attempt(
        withUserinfo((claims, headers) => {
          headers['content-type'] = 'application/json';
          return JSON.stringify(claims);
        }),
      );
      await expectRefused(response, visitor, /JWT UserInfo/i);
    });

    it('23: about another person', async () => {
      const [response, visitor] = await attempt(
        withUserinfo((claims) => signedByProvider({ ...claims, sub: 'gaelle' })),
      );
      await expectRefused(response, visitor, /sub/);
    });

    it('with a forged signature', async () => {
      const [response, visitor] = await attempt(
        withUserinfo((claims) => `${signedByProvider(claims).split('.').slice(0, 2).join('.')}.${'A'.repeat(342)}`),
      );
      await expectRefused(response, visitor, /signature/);
    });

    it.each(['aud', 'iss'])('for another service, or of another provider (%s)', async (claim) => {
      const [response, visitor] = await attempt(
        withUserinfo((claims) => signedByProvider({ ...claims, [claim]: 'https://evil.example' })),
      );
      await expectRefused(response, visitor, new RegExp(claim));
    });

    it('that says neither by whom nor for whom it is', async () => {
      const [response, visitor] = await attempt(
        withUserinfo(({ iss: _, aud: __, ...claims }) => signedByProvider(claims)),
      );
      await expectRefused(response, visitor, /by whom or for whom/);
    });
  });
});

describe('an attack on the account', () => {
  it('24: a level too low for staff', async () => {
    const visitor = browser();
    await expectRefused(await signIn(visitor, 'gaelle-low'), visitor, /acr eidas1/);
  });

  it('a single factor for staff', async () => {
    const visitor = browser();
    await expectRefused(await signIn(visitor, 'gaelle-one-factor'), visitor, /not enough for staff/);
  });

  it('the same subject at another provider is somebody else', async () => {
    await stack.database.query(
      `INSERT INTO identity.account (id, issuer, subject, name, email, staff_roles, created_at)
       VALUES (gen_random_uuid(), 'https://other.example', 'nobody-else', 'Autre', 'autre@example.fr', '{signatory}', now())`,
    );
    await stack.database.query(`UPDATE identity.account SET issuer = 'https://other.example' WHERE subject = 'emma'`);
    const visitor = browser();

    await signIn(visitor, 'emma');

    expect((await me(visitor)).body).toMatchObject({ name: 'Emma Lefort', roles: [], organisations: [] });
  });

  it('25: a way back that leaves the site', async () => {
    const visitor = browser();
    for (const target of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
      const response = await comeBack(visitor, await upToTheAnswer(visitor, 'alice', target));
      expect(response.headers.get('location')).toBe('/');
    }
  });

  it('a session planted before the login is worth nothing after it (fixation)', async () => {
    const attacker = browser();
    await signIn(attacker, 'david');
    const planted = attacker.cookies.get(SESSION) ?? '';
    const victim = browser();
    victim.cookies.set(SESSION, planted);

    await signIn(victim);

    expect(victim.cookies.get(SESSION)).not.toBe(planted);
    expect((await me(attacker)).status).toBe(401);
    expect((await me(victim)).body).toMatchObject({ name: 'Alice Marchand' });
  });
});

describe('a session', () => {
  const post = (visitor: CookieBrowser, headers: Record<string, string> = {}) =>
    visitor.send('/auth/logout', { method: 'POST', headers });

  const register = (visitor: CookieBrowser, headers: Record<string, string>) =>
    visitor.send('/api/v1/organisations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'Nouvelle', siren: '732829320', kind: 'publisher' }),
    });

  const csrfOf = async (visitor: CookieBrowser) => ({ 'x-csrf-token': String((await me(visitor)).body.csrfToken) });

  it('ends for everybody at logout, also for a copy of the cookie', async () => {
    const visitor = browser();
    await signIn(visitor);
    const copy = browser();
    copy.cookies.set(SESSION, visitor.cookies.get(SESSION) ?? '');
    expect((await me(copy)).status).toBe(200);

    const response = await post(visitor, await csrfOf(visitor));

    const { next } = (await response.json()) as { next: string };
    expect(next).toContain(`${stack.issuer}/session/end?id_token_hint=`);
    expect((await me(copy)).status).toBe(401);
    expect((await me(visitor)).status).toBe(401);
  });

  it('cannot be ended by a page of another site', async () => {
    const visitor = browser();
    await signIn(visitor);

    expect((await post(visitor)).status).toBe(403);

    expect((await me(visitor)).status).toBe(200);
  });

  it('changes nothing without its token, with that of another session, or from another site', async () => {
    const visitor = browser();
    const other = browser();
    await signIn(visitor);
    await signIn(other, 'david');
    const token = await csrfOf(visitor);
    stack.warnings();

    const answers = await Promise.all([
      register(visitor, {}),
      register(visitor, await csrfOf(other)),
      register(visitor, { ...token, 'sec-fetch-site': 'cross-site' }),
      register(visitor, { ...token, 'sec-fetch-site': 'same-site' }),
      register(visitor, { ...token, origin: 'https://evil.example' }),
      register(visitor, { ...token, origin: 'null' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect(
      stack
        .warnings()
        .join('')
        .match(/request refused/g),
    ).toHaveLength(6);
    expect((await register(visitor, { ...token, origin: stack.url, 'sec-fetch-site': 'same-origin' })).status).toBe(
      201,
    );
  });

  it('ends after half an hour of silence, and after twelve hours of work', async () => {
    const visitor = browser();
    await signIn(visitor);
    stack.clock.advance(29 * 60_000);
    expect((await me(visitor)).status).toBe(200);
    stack.clock.advance(29 * 60_000);
    expect((await me(visitor)).status).toBe(200);
    stack.clock.advance(31 * 60_000);
    expect((await me(visitor)).status).toBe(401);

    await signIn(visitor);
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect((await me(visitor)).status).toBe(200);
      stack.clock.advance(20 * 60_000);
    }
    expect((await me(visitor)).status).toBe(401);
  });

  it('is nothing to a request that bears an unknown key', async () => {
    const visitor = browser();
    await signIn(visitor);

    const response = await visitor.get('/api/v1/me', { authorization: `Bearer aval_${'x'.repeat(43)}` });

    expect(response.status).toBe(401);
  });
});
