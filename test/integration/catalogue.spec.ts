import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { CatalogueHttpModule } from '#http/catalogue';
import { AccessModule, ActorResolver, OperationsModule } from '#libs/access';
import { catalogueOperations, PUBLIC_STATUSES, publicStatusOf, STATUS_WORDS } from '#libs/catalogue';
import { ClockModule, readSettings, Settings } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { createHttpApp, HttpModule } from '#libs/http';
import { createLogger, MetricsModule } from '#libs/telemetry';
import { catalogueOf, dropDatabase } from '../bench/database.mjs';

const adminUrl = process.env.DATABASE_URL ?? '';
const name = `aval_test_catalogue_${process.pid}`;
const PATH = '/api/v1/public/applications';

let client: Client;
let app: NestFastifyApplication;

const get = (query: string, headers: Record<string, string> = {}) => app.inject({ url: `${PATH}${query}`, headers });
const slugs = async (query: string): Promise<string[]> =>
  (await get(query)).json().items.map((item: { slug: string }) => item.slug);
const nextMoment = () => new Promise((resolve) => setTimeout(resolve, 10));

beforeAll(async () => {
  const database = await catalogueOf(adminUrl, 400, name);
  client = database.client;
  const settings = readSettings({ DATABASE_URL: database.url, NODE_ENV: 'test', LOG_LEVEL: 'silent' });

  @Global()
  @Module({
    providers: [
      { provide: Settings, useValue: settings },
      { provide: ActorResolver, useValue: { resolve: async () => null } },
    ],
    exports: [Settings, ActorResolver],
  })
  class Surroundings {}

  @Module({
    imports: [
      Surroundings,
      ClockModule,
      DatabaseModule,
      MetricsModule.forProcess('test'),
      OperationsModule.of(catalogueOperations),
      AccessModule,
      HttpModule,
      CatalogueHttpModule,
    ],
  })
  class PublicApi {}

  app = await createHttpApp(PublicApi, { settings, logger: createLogger('test', 'silent') });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

afterAll(async () => {
  await app?.close();
  await client?.end();
  await dropDatabase(adminUrl, name);
});

describe('the public list', () => {
  it('walks through every active application once, in French alphabetical order', async () => {
    const seen: { slug: string; name: string }[] = [];
    let query = '?limit=37';
    for (let page = 0; page < 20; page += 1) {
      const { items, next } = (await get(query)).json();
      seen.push(...items);
      if (!next) break;
      query = `?limit=37&after=${next}`;
    }

    const { rows } = await client.query(
      `SELECT slug FROM referencing.public_listing WHERE status = 'active' ORDER BY name COLLATE "fr-x-icu", listing_id`,
    );
    expect(seen.map(({ slug }) => slug)).toEqual(rows.map(({ slug }) => slug));
  });

  it.each(['listed', 'decided'])('goes on where it stopped when sorted by %s', async (sort) => {
    const first = (await get(`?sort=${sort}&limit=10`)).json();
    const second = (await get(`?sort=${sort}&limit=10&after=${first.next}`)).json();

    const all = await slugs(`?sort=${sort}&limit=20`);
    expect([...first.items, ...second.items].map(({ slug }) => slug)).toEqual(all);
  });

  it('filters by every field at once', async () => {
    const { items } = (
      await get('?category=DM&category=ORG&platform=web&badge=preuve-clinique&reimbursed=true&limit=100')
    ).json();

    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(['DM', 'ORG']).toContain(item.category);
      expect(item.platforms).toContain('web');
      expect(item.badges).toContain('preuve-clinique');
      expect(item.reimbursed).toBe(true);
    }
  });

  it('finds words whatever their accents and their ending', async () => {
    expect(await slugs('?q=epilepsie')).toEqual(await slugs(`?q=${encodeURIComponent('Épilepsie')}`));
    expect((await slugs('?q=vaccin')).length).toBeGreaterThan(0);
    expect(await slugs('?q=vaccin')).toEqual(await slugs('?q=vaccins'));
    expect((await slugs('?q=epilep')).length).toBeGreaterThan(0);
  });

  it('finds what was meant by a mistyped word, and says so', async () => {
    const answer = (await get('?q=diabte&facets=true')).json();

    expect(answer.corrected).toBe('diabète');
    expect(answer.items.length).toBeGreaterThan(0);
    expect(answer.facets.total).toBeGreaterThan(0);
    expect((await get('?q=qwxyzk')).json()).toEqual({ items: [] });
  });

  it('counts what each further choice would leave', async () => {
    const { facets } = (await get('?facets=true&category=DM')).json();

    const { rows } = await client.query(
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE reimbursed)::int AS reimbursed,
         count(*) FILTER (WHERE 'web' = ANY (platforms))::int AS web
       FROM referencing.public_listing WHERE status = 'active' AND category = 'DM'`,
    );
    expect(facets.total).toBe(rows[0].total);
    expect(facets.isCapped).toBe(false);
    expect(facets.reimbursed).toBe(rows[0].reimbursed);
    expect(facets.platform.web).toBe(rows[0].web);
    expect(facets.category.DM).toBe(facets.total);
    expect(Object.keys(facets.category).length).toBeGreaterThan(1);
  });

  it('says the state of each listing in the words of the glossary', async () => {
    const { items } = (await get('?limit=100')).json();

    for (const { status, basis, openFindings } of items) {
      const code = publicStatusOf({ status: 'active', basis, openFindings });
      expect(status).toEqual({ code, ...STATUS_WORDS[code] });
      expect(PUBLIC_STATUSES).toContain(status.code);
    }
  });

  it.each([
    ['?limit=0', 422, '/limit'],
    ['?limit=101', 422, '/limit'],
    ['?colour=red', 422, '/colour'],
    ['?category=XX', 422, '/category/0'],
    ['?sort=popularity', 422, '/sort'],
    ['?after=bm90LWEtY3Vyc29y', 400, '/after'],
    [`?q=${'x'.repeat(300)}`, 422, '/q'],
    ['?q=%00', 400, '/q'],
  ])('refuses %s with %i and names %s', async (query, status, field) => {
    const answer = await get(query);

    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.json().reasons.map((reason: { field: string }) => reason.field)).toContain(field);
  });

  it.each(["' OR 1=1 --", '!!! & | :*', '\\', '<script>', '{}', '🙂', '%', 'a'.repeat(200)])(
    'takes %j as mere words',
    async (words) => {
      expect((await get(`?q=${encodeURIComponent(words)}`)).statusCode).toBe(200);
    },
  );
});

describe('an answer of the catalogue', () => {
  it('is not sent again to who already has it', async () => {
    const first = await get('?category=BIE');
    const again = await get('?category=BIE', { 'if-none-match': String(first.headers.etag) });

    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  });

  it('forgets a suspended application at once, and keeps its page with the warning (REG-16)', async () => {
    const [slug = ''] = await slugs('?limit=1');
    const { headers } = await get('?limit=1');
    await client.query(`UPDATE referencing.listing_public SET status = 'suspended', motive = 'fuite' WHERE slug = $1`, [
      slug,
    ]);
    await nextMoment();

    const list = await get('?limit=1', { 'if-none-match': String(headers.etag) });
    expect(list.statusCode).toBe(200);
    expect(list.body).not.toContain(`"${slug}"`);
    const sheet = (await get(`/${slug}`)).json();
    expect(sheet.status).toMatchObject({ code: 'suspended', fr: 'Suspendue', en: 'Suspended' });
    expect(sheet.motive).toBe('fuite');
    expect(await slugs('?status=suspended&limit=100')).toContain(slug);
  });
});

describe('the sheet of an application', () => {
  it('bears the facts, the letters with what they rest on, and the sentence of its state', async () => {
    const sheet = (await get('/application-7')).json();

    expect(sheet).toMatchObject({
      slug: 'application-7',
      basis: 'temporary',
      frameworkVersion: '1.0.0',
      openFindings: 2,
    });
    expect(sheet.status.sentence.fr).toMatch(/^Référencement temporaire \(jusqu’au .+\)$/);
    expect(sheet.letters).toHaveLength(10);
    expect(sheet.letters[0]).toEqual(
      expect.objectContaining({ brick: 'DRO', letter: expect.any(String), verified: 0.6 }),
    );
  });

  it('is a tombstone once the application has left: who, when, why, and nothing that recommends it', async () => {
    const sheet = (await get('/application-5')).json();

    expect(sheet.status.code).toBe('delisted');
    expect(sheet.status.sentence.fr).toBe('Déréférencée le 1er janvier 2028 (exigence de sécurité non tenue)');
    expect(sheet).not.toHaveProperty('letters');
    expect(sheet).not.toHaveProperty('badges');
  });

  it('does not exist under another name', async () => {
    for (const slug of ['nowhere', '..%2f..%2fetc', 'a%00b', "'%20or%201=1"]) {
      expect([400, 404]).toContain((await get(`/${slug}`)).statusCode);
    }
  });

  it('has a history, the newest event first', async () => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO referencing.listing_event (decision_id, application_id, at, event, decision_number, status, basis, framework_version, version_assessed)
       SELECT gen_random_uuid(), application_id, at::timestamptz, event, number, 'active', 'temporary', '1.0.0', '1.7' FROM referencing.public_listing,
         (VALUES ('2026-12-02', 'listed', 'D-1'), ('2027-03-02', 'changed', 'D-2')) AS e(at, event, number) WHERE slug = 'application-7'`,
    );
    await client.query('RESET session_replication_role');

    const { items } = (await get('/application-7/history')).json();
    expect(items.map((event: { event: string }) => event.event)).toEqual(['changed', 'listed']);
    expect((await get('/application-14/history')).json()).toEqual({ items: [] });
    expect((await get('/nowhere/history')).statusCode).toBe(404);
  });
});
