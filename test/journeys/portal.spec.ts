import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { projectRoot } from '#libs/kernel';
import { serveApiReference } from '../../apps/api/src/api-reference.js';
import { catalogueOf, dropDatabase } from '../bench/database.mjs';

/** A browser that shares two processors with everything else takes its time. */
jest.setTimeout(60_000);

const CHROMIUM = '/usr/bin/chromium';
const BROWSER_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const screens = path.join(projectRoot, 'test/journeys/screens');
const name = `aval_test_portal_${process.pid}`;
const adminUrl = process.env.DATABASE_URL ?? '';
const main = path.join(projectRoot, 'dist/bin/portal.js');

let browser: Browser;
let context: BrowserContext | undefined;
let portal: ChildProcess;
let client: Client;
let base: string;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

const answers = async (url: string): Promise<boolean> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
};

@Module({})
class NothingElse {}

/** Opens a page as somebody would, sees that it is sound, and leaves a picture of it. */
async function visit(
  address: string,
  picture: string,
  options: BrowserContextOptions = {},
  origin = base,
): Promise<Page> {
  await context?.close();
  context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) foreign.push(request.url());
  });
  await page.goto(origin + address);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  await page.screenshot({ path: path.join(screens, `${picture}.png`), fullPage: true });

  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(foreign).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  expect(await page.locator('h1').count()).toBe(1);
  return page;
}

const isPossible = existsSync(CHROMIUM) && existsSync(main);
const journey = isPossible ? describe : describe.skip;

journey('a citizen in the public catalogue', () => {
  beforeAll(async () => {
    mkdirSync(screens, { recursive: true });
    const database = await catalogueOf(adminUrl, 120, name);
    client = database.client;
    await client.query(
      `UPDATE referencing.listing_public SET name = '<b>Sommeil</b> & Cie' WHERE slug = 'application-3'`,
    );
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    portal = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'warn',
        DATABASE_URL: database.url,
        PORTAL_PORT: String(port),
      },
      stdio: 'inherit',
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: BROWSER_ARGS });
    expect(await answers(`${base}/readyz`)).toBe(true);
  });

  afterAll(async () => {
    await browser?.close();
    const ended = new Promise((resolve) => portal?.once('exit', resolve) ?? resolve(undefined));
    portal?.kill('SIGTERM');
    await ended;
    await client?.end();
    await dropDatabase(adminUrl, name);
  });

  it('searches from the first page and opens what he finds (CIT-08)', async () => {
    const page = await visit('/', 'home');
    await page.getByLabel('Que cherchez-vous ?').fill('sommeil');
    await page.getByRole('button', { name: 'Rechercher' }).click();

    await page.getByRole('heading', { level: 1, name: 'Résultats pour « sommeil »' }).waitFor();
    expect(await page.getByRole('status').textContent()).toMatch(/^\d+ applications?, /);
    await page.locator('.result a').first().click();
    for (const heading of [
      'En bref',
      'Ce qui a été vérifié',
      'Réserves à lever',
      'Versions de l’application',
      'Historique',
    ]) {
      expect(await page.getByRole('heading', { level: 2, name: heading }).count()).toBe(1);
    }
    expect(await page.getByRole('rowheader').count()).toBe(10);
  });

  it.each([
    ['/applications', 'list'],
    ['/applications?q=diabte&category=DM', 'list-corrected'],
    ['/applications?q=qwxyzk', 'list-empty'],
    ['/applications/application-7', 'sheet-temporary'],
    ['/applications/application-31', 'sheet-trial'],
    ['/applications/application-10', 'sheet-suspended'],
    ['/applications/application-5', 'sheet-gone'],
    ['/admin', 'office'],
    ['/nowhere', 'not-found'],
  ])('reads %s without hindrance', async (address, picture) => {
    await visit(address, picture);
  });

  it.each(['/', '/applications?q=sommeil', '/applications/application-31?lang=en'])(
    'reads %s in the dark, on a phone, at 200 %%',
    async (address) => {
      const picture = address.replace(/\W+/g, '-');
      await visit(address, `dark${picture}`, { colorScheme: 'dark' });
      await visit(address, `phone${picture}`, { viewport: { width: 360, height: 740 } });
      await visit(address, `zoom${picture}`, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
    },
  );

  it('narrows the list by ticking a box, without any script', async () => {
    const page = await visit('/applications', 'list-open', { javaScriptEnabled: true });
    await page.locator('summary').click();
    await page.getByLabel(/Dispositif médical/).check();
    await page.getByRole('button', { name: 'Appliquer' }).click();

    expect(new URL(page.url()).searchParams.get('category')).toBe('DM');
    expect(await page.getByLabel(/Dispositif médical/).isChecked()).toBe(true);
    expect(await page.locator('script').count()).toBe(0);
  });

  it('turns every page of the list and comes back', async () => {
    const page = await visit('/applications?sort=decided', 'list-first');
    const seen = new Set<string>();
    for (let turn = 0; turn < 20; turn += 1) {
      for (const link of await page.locator('.result a').all()) seen.add((await link.getAttribute('href')) ?? '');
      const next = page.getByRole('link', { name: 'Page suivante' });
      if ((await next.count()) === 0) break;
      await next.click();
    }

    expect(seen.size).toBe(96);
    await page.getByRole('link', { name: 'Revenir au début' }).click();
    expect(new URL(page.url()).searchParams.has('after')).toBe(false);
  });

  it('reads in English, and stays there', async () => {
    const page = await visit('/applications/application-7', 'sheet-english', { locale: 'en-GB' });
    expect(await page.locator('html').getAttribute('lang')).toBe('en');

    await page.goto(`${base}/?lang=en`);
    await page.getByRole('link', { name: 'Catalogue', exact: true }).click();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    await page.getByRole('link', { name: 'Français' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  });

  it('goes by keyboard: the first stop leads past the navigation', async () => {
    const page = await visit('/', 'home-keyboard');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });

  it('is never shown the markup of a publisher', async () => {
    const html = await (await fetch(`${base}/applications/application-3`)).text();

    expect(html).toContain('&lt;b>Sommeil');
    expect(html).not.toContain('<b>Sommeil');
  });

  it('gets a page and the right status for what cannot be', async () => {
    for (const [address, status] of [
      ['/applications/nowhere', 404],
      ['/applications?colour=red', 422],
      ['/applications?after=x', 400],
      ['/assets/other.css', 404],
    ] as const) {
      const answer = await fetch(base + address);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toMatch('text/html');
    }
  });

  it('is not sent again what the browser has', async () => {
    const first = await fetch(`${base}/applications`);
    const again = await fetch(`${base}/applications`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });

    expect(again.status).toBe(304);
    expect(first.headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'));
  });

  it('shows who is signed in to himself alone, with the way out', async () => {
    const account = '0197aaaa-0000-7000-8000-000000000001';
    await client.query(
      `INSERT INTO identity.account (id, issuer, subject, name, email, staff_roles, created_at)
       VALUES ($1, 'https://idp.example', 'alice', 'Alice Martin', 'alice@editeur.example', '{}', now())`,
      [account],
    );
    await client.query(
      `INSERT INTO identity.session (hash, account_id, created_at, last_seen_at, amr, staff_assured)
       VALUES (sha256('a-session-of-alice'), $1, now(), now(), '{}', false)`,
      [account],
    );
    const signedIn = { extraHTTPHeaders: { cookie: '__Host-aval_session=a-session-of-alice' } };
    const heads = (options: RequestInit = {}) => fetch(`${base}/applications`, options);

    const page = await visit('/applications', 'signed-in', signedIn);
    expect(await page.getByText('Alice Martin').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Se déconnecter' }).count()).toBe(1);
    expect(await page.locator('input[name=_csrf]').inputValue()).toMatch(/^[\w-]{43}$/);
    await visit('/nowhere', 'signed-in-phone', { ...signedIn, viewport: { width: 360, height: 740 } });

    const own = await heads({ headers: signedIn.extraHTTPHeaders });
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(own.headers.get('etag')).toBeNull();
    const stranger = await heads();
    expect(await stranger.text()).not.toContain('Alice');
    expect(stranger.headers.get('vary')).toBe('accept-language, cookie');

    await client.query('DELETE FROM identity.session');
    const after = await heads({ headers: signedIn.extraHTTPHeaders });
    expect(await after.text()).toContain('/auth/login?returnTo=%2Fapplications');
  });
});

/** One page of each kind. */
const REFERENCE = [
  ['/docs/api', 'reference'],
  ['/docs/api/subjects/dossiers', 'reference-subject'],
  ['/docs/api/operations/openDossier', 'reference-operation'],
  ['/docs/api/schemas/DossierView', 'reference-schema'],
] as const;

(existsSync(CHROMIUM) ? describe : describe.skip)('a developer in the reference of the API', () => {
  let reference: NestFastifyApplication;
  let origin: string;

  beforeAll(async () => {
    mkdirSync(screens, { recursive: true });
    reference = await NestFactory.create<NestFastifyApplication>(NothingElse, new FastifyAdapter(), { logger: false });
    serveApiReference(reference);
    await reference.listen(0, '127.0.0.1');
    origin = await reference.getUrl();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: BROWSER_ARGS });
  });

  afterAll(async () => {
    await browser?.close();
    await reference?.close();
  });

  it.each(REFERENCE)('reads %s without hindrance, and on a phone in the dark', async (address, picture) => {
    await visit(address, picture, {}, origin);
    await visit(address, `${picture}-phone`, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }, origin);
  });

  it('goes from an operation to what it takes, without any script', async () => {
    const page = await visit('/docs/api/operations/openDossier', 'reference-way', {}, origin);
    await page.getByRole('link', { name: 'OpenDossierDto' }).click();

    expect(await page.getByRole('rowheader', { name: 'kind' }).count()).toBe(1);
    expect(await page.locator('script').count()).toBe(0);
  });

  it('finds a page for every operation and every form that a page leads to', async () => {
    const seen = new Set(['/docs/api']);
    for (const address of seen) {
      const answer = await fetch(origin + address);
      expect([address, answer.status]).toEqual([address, 200]);
      const html = await answer.text();
      for (const [, next = ''] of html.matchAll(/href="(\/docs\/api\/[^"#]+)"/g)) seen.add(next);
    }
    expect(seen.size).toBeGreaterThan(300);
    expect((await fetch(`${origin}/docs/api/operations/nothing`)).status).toBe(404);
    expect((await fetch(`${origin}/docs/api/schemas/toString`)).status).toBe(404);
  });
});
