import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
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
let keys: string;
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
  if (options.javaScriptEnabled === false) scriptless.add(page);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) foreign.push(request.url());
  });
  await page.goto(origin + address);
  await sound(page, picture);
  expect(foreign).toEqual([]);
  return page;
}

let copy: Page | undefined;
const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
const scriptless = new WeakSet<Page>();

/** axe is a script: where none runs, what the page shows is copied to where one may. */
async function withScripts(page: Page): Promise<Page> {
  if (!scriptless.has(page)) return page;
  copy ??= await (await browser.newContext()).newPage();
  await copy.setViewportSize(page.viewportSize() ?? PHONE.viewport);
  const body = await page.content();
  await copy.unrouteAll();
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await copy.goto(page.url());
  return copy;
}

/** Sees that what the page shows now is sound, and leaves a picture of it. */
async function sound(page: Page, picture: string): Promise<void> {
  const judged = await withScripts(page);
  const { violations } = await new AxeBuilder({ page: judged })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  await page.screenshot({ path: path.join(screens, `${picture}.png`), fullPage: true });

  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  expect(await page.locator('h1').count()).toBe(1);
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
    keys = mkdtempSync(path.join(tmpdir(), 'aval-portal-'));
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      DATABASE_URL: database.url,
      PORTAL_PORT: String(port),
      VAULT_KEY_FILE: path.join(keys, 'vault.keys'),
      LOG_KEY_FILE: path.join(keys, 'log.key'),
    };
    execFileSync(process.execPath, [path.join(projectRoot, 'dist/bin/cli.js'), 'seed'], { env, stdio: 'ignore' });
    portal = spawn(process.execPath, [main], { env, stdio: 'inherit' });
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
    if (keys) rmSync(keys, { recursive: true, force: true });
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

  describe('who reports a problem', () => {
    const go = (page: Page, button = 'Continuer') => page.getByRole('button', { name: button, exact: true }).click();
    const reports = async (): Promise<number> =>
      Number((await client.query('SELECT count(*) AS n FROM vigilance.report')).rows[0].n);

    /** What is wrong is said first, has the focus, and leads to the field. */
    async function refused(page: Page, picture: string, words: string): Promise<void> {
      await sound(page, picture);
      expect(await page.title()).toMatch(/^Erreur\s: /);
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');
      await page.getByRole('alert').getByRole('link', { name: words }).click();
      const { id, described } = (await page.evaluate(
        '({ id: document.activeElement.id, described: (document.activeElement.getAttribute("aria-describedby") ?? document.activeElement.closest("fieldset")?.getAttribute("aria-describedby")) })',
      )) as { id: string; described: string };
      expect(new URL(page.url()).hash).toBe(`#${id}`);
      expect(described).toContain(`${id}-fault`);
    }

    it('goes from the sheet to a number and a code, page by page, without a script, on a phone (CIT-01)', async () => {
      const page = await visit('/applications/application-7', 'report-from-sheet', PHONE);
      await page.getByRole('link', { name: 'Signaler un problème avec cette application' }).click();
      await sound(page, 'report-1-start');
      expect(await page.getByRole('link', { name: '15', exact: true }).getAttribute('href')).toBe('tel:15');
      await go(page, 'Commencer');

      await sound(page, 'report-2-who');
      await go(page);
      await refused(page, 'report-2-who-wrong', 'Choisissez une réponse');
      await page.getByLabel('Un proche ou un aidant').check();
      await go(page);
      await page.getByLabel('Un effet sur la santé').check();
      await go(page);
      await page.getByLabel('Oui, et il y a un danger maintenant').check();
      await go(page);
      await sound(page, 'report-3-urgent');
      await page.getByRole('link', { name: 'Continuer le signalement' }).click();

      await go(page);
      await refused(page, 'report-4-story-wrong', 'Racontez ce qui s’est passé, en quelques mots');
      await page.getByRole('textbox').fill('La dose affichée était dix fois trop forte.\nMon père a été hospitalisé.');
      await go(page);
      await page.getByLabel('Jour où c’est arrivé').fill('2199-01-01');
      await go(page);
      await refused(page, 'report-5-details-wrong', 'Donnez un jour qui existe et qui n’est pas à venir');
      await page.getByLabel('Jour où c’est arrivé').fill('2026-11-02');
      await go(page);

      const text = { name: 'capture.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') };
      await page.getByLabel('Fichier').setInputFiles(text);
      await go(page, 'Ajouter ce fichier');
      await refused(page, 'report-6-files-wrong', 'Choisissez un fichier JPEG, PNG, WebP ou PDF');
      const picture = { ...text, buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 200 } }) };
      await page.getByLabel('Fichier').setInputFiles(picture);
      await go(page, 'Ajouter ce fichier');
      await sound(page, 'report-6-files');
      await go(page);
      await page.getByLabel('Oui, par courriel ou par téléphone').check();
      await go(page);
      await refused(
        page,
        'report-7-contact-wrong',
        'Donnez une adresse électronique ou un téléphone, ou choisissez de rester anonyme',
      );
      await page.getByLabel('Adresse électronique').fill('paul.durand@exemple.fr');
      await go(page);

      await sound(page, 'report-8-check');
      await page.getByRole('link', { name: 'Modifier (Version de l’application)' }).click();
      await page.getByLabel('Version de l’application').fill('3.2.1');
      await go(page);
      expect(await page.getByText('3.2.1').count()).toBe(1);

      const [cookie] = (await context?.cookies()) ?? [];
      const kept = await client.query('SELECT content FROM vigilance.draft');
      for (const secret of ['dose', 'durand', 'capture']) {
        expect(
          [page.url(), cookie?.value, ...kept.rows.map((row) => row.content.toString('latin1'))].join(),
        ).not.toContain(secret);
      }
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' });

      const before = await reports();
      const twice = () => context?.request.post(`${base}/signaler/envoi`);
      const answers = await Promise.all([twice(), twice()]);
      expect(answers.map((answer) => answer?.url())).toEqual(Array(2).fill(`${base}/signaler/envoye`));
      await go(page, 'Envoyer le signalement');
      expect(await reports()).toBe(before + 1);
      await sound(page, 'report-9-sent');
      const [number = '', code = ''] = await page.locator('.receipt dd').allTextContents();
      expect(code).toMatch(/^[\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4}$/);
      expect(number).toMatch(/^SIG-\d{4}-\d{6}$/);
      expect(await page.getByText(/au plus tard le \d+/).count()).toBe(1);
      expect(await page.getByText('appelez le 15').count()).toBe(1);
      const files = await client.query('SELECT count(*) AS n FROM vigilance.attachment');
      expect(Number(files.rows[0].n)).toBe(1);
      expect((await client.query('SELECT 1 FROM vigilance.draft_file')).rows).toEqual([]);

      await go(page, 'Suivre ce signalement');
      expect(page.url()).toBe(`${base}/suivi/signalement`);
      await go(page, 'Envoyer');
      await refused(page, 'follow-wrong', 'Écrivez votre message');
      await page.getByLabel('Votre message').fill('Elle est rentrée chez elle.');
      await go(page, 'Envoyer');
      expect(await page.getByRole('status').textContent()).toContain('Votre message est ajouté.');
      expect(await page.locator('.told').textContent()).toBe('Elle est rentrée chez elle.');
      await sound(page, 'follow');
      await go(page, 'Fermer ce suivi');
      await page.goto(`${base}/suivi/signalement`);
      expect(page.url()).toBe(`${base}/suivi`);

      await page.getByLabel('Numéro').fill(number);
      await page.getByLabel('Code de suivi').fill('AAAA-AAAA-AAAA');
      await go(page, 'Voir où il en est');
      await refused(page, 'follow-ticket-wrong', 'Ce numéro et ce code ne vont pas ensemble : vérifiez les deux');
      await page.getByLabel('Code de suivi').fill(code.toLowerCase());
      await go(page, 'Voir où il en est');
      expect(page.url()).toBe(`${base}/suivi/signalement`);
      expect((await context?.cookies())?.map(({ value }) => value).join()).not.toContain(code);
    });

    it('names what is not in the catalogue, by keyboard alone, in English (CIT-14)', async () => {
      const page = await visit('/signaler?lang=en', 'report-english', { javaScriptEnabled: false });
      const reach = async (selector: string): Promise<void> => {
        const wanted = page.locator(selector).first();
        for (let stop = 0; stop < 40; stop += 1) {
          if (await wanted.evaluate((one) => one === one.ownerDocument.activeElement)) return;
          await page.keyboard.press('Tab');
        }
        throw new Error(`no way to ${selector} by keyboard`);
      };
      const press = async (selector: string): Promise<void> => {
        await reach(selector);
        await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
      };
      await press('main form .button');
      await press('button[value=search]');
      await reach('#q');
      await page.keyboard.type('qwxyzk');
      await page.keyboard.press('Enter');
      await page.getByText('No application was found').waitFor();
      await sound(page, 'report-english-search-none');
      await reach('#name');
      await page.keyboard.type('My own pill box');
      await press('button[value=choose]');
      await reach('#answer');
      await page.keyboard.press('Space');
      await press('main form .button');
      await reach('#answer');
      await page.keyboard.press('ArrowUp');
      await press('main form .button');
      await reach('#text');
      await page.keyboard.type('It rings at night.');
      await press('main form .button');
      await press('main form .button');
      await press('button[value=continue]');
      await reach('#mayContact');
      await page.keyboard.press('Space');
      await press('main form .button');
      await page.screenshot({ path: path.join(screens, 'report-english-check.png'), fullPage: true });
      expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
      await press('main form .button');
      await page.getByRole('heading', { level: 1, name: 'Your report is sent' }).waitFor();
      const { rows } = await client.query(
        'SELECT application_name AS name FROM vigilance.report ORDER BY received_at DESC LIMIT 1',
      );
      expect(rows[0].name).toBe('My own pill box');
    });

    it('finds it in the catalogue, leaves, comes back, and erases all of it', async () => {
      const page = await visit('/signaler', 'report-start', { javaScriptEnabled: false });
      await go(page, 'Commencer');
      await page.getByLabel('Nom de l’application').fill('sommeil');
      await go(page, 'Rechercher');
      await sound(page, 'report-search');
      await page.getByRole('radio').first().check();
      await go(page);
      await page.goto(`${base}/signaler`);
      await sound(page, 'report-resume');
      await page.getByRole('link', { name: 'Reprendre' }).click();
      expect(page.url()).toBe(`${base}/signaler/questions/qui`);

      const before = await client.query('SELECT 1 FROM vigilance.draft');
      await go(page, 'Effacer ma saisie');
      await sound(page, 'report-erased');
      expect((await client.query('SELECT 1 FROM vigilance.draft')).rows).toHaveLength(before.rows.length - 1);
      await page.goto(`${base}/signaler/recit`);
      expect(page.url()).toBe(`${base}/signaler`);
    });

    it('is not written for by a form of another site', async () => {
      const answer = await fetch(`${base}/signaler`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
    });
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
