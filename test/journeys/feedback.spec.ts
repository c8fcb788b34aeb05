import { DataSource } from 'typeorm';
import { Transactions } from '#libs/database';
import { REVIEWS_IMPORTED } from '#libs/feedback';
import { Outbox } from '#libs/messaging';
import { type Correction, correctionsIn } from '#libs/vigilance';
import { labelledLine } from '#rules/reading';
import type { TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Shown {
  readonly id: string;
  readonly externalId: string;
  readonly state: string;
  readonly version: number;
  readonly waitingOn: string;
  readonly refusal: { readonly fr: string } | null;
  readonly actions: readonly { readonly name: string; readonly href: string }[];
}

interface Flag {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly dueAt: string;
  readonly answer: string | null;
  readonly actions: readonly { readonly name: string; readonly href: string }[];
}

const WORDS = {
  r1: 'Les rappels du soir m’aident vraiment.',
  r2: 'Achetez plutôt notre matelas !',
  r3: 'Plante à chaque ouverture depuis la mise à jour.',
};
const doubt = { motive: 'not_authentic', explanation: 'Le même texte se trouve sous cinq autres applications.' };

let house: TestHouse;
let slug: string;
let application: string;
let listing: unknown;

beforeAll(async () => {
  const { house: after, found } = await startHouseAfterStory('full');
  house = after;
  slug = found.slug;
  const { applicationId } = await sheet();
  application = applicationId;
  listing = await listingNow();
}, 120_000);

afterAll(() => house?.close());

describe('what users do with a listed application', () => {
  it('begins with the figures that its publisher tells', async () => {
    const path = `/api/v1/applications/${application}/usage/2026-10`;
    const figures = { downloads: 4_200, activeUsers: 2_900, source: 'store_console' };
    const told = await house.request('bruno', 'PUT', path, { ...figures, expectedVersion: 0 });

    expect(told.status).toBe(200);
    expect((await house.request('gaelle', 'GET', `/api/v1/applications/${application}/usage`)).body).toMatchObject({
      items: [{ period: '2026-10', ...figures, version: 1 }],
    });
    expect((await house.request('emma', 'PUT', path, { ...figures, expectedVersion: 1 })).status).toBe(404);
  });

  it('goes on with reviews, which nobody reads before a moderator has', async () => {
    const head = 'application;source;external_id;written_on;experienced_on;rating;text;language;checked;author_email';
    const lines = Object.entries(WORDS).map(([id, text], index) =>
      [slug, 'survey', id, `2026-11-1${index}`, '', index + 3, `"${text}"`, 'fr', 'true', `${id}@example.test`].join(
        ';',
      ),
    );
    const form = new FormData();
    form.append('file', new Blob([[head, ...lines].join('\r\n')]), 'avis.csv');
    const taken = await house.request('xavier', 'POST', '/api/v1/reviews/imports', form);

    expect(taken.body).toMatchObject({ added: 3 });
    expect(await publicWords()).toEqual([]);
  });

  it('shows what was published, and tells the author of a refusal why', async () => {
    await take('r1', 'publish');
    await take('r3', 'publish');
    const refused = await take('r2', 'refuse', { motive: 'advertising', explanation: 'Il renvoie à une boutique.' });

    expect(refused.refusal?.fr).toBe('Le texte fait de la publicité.');
    expect(await publicWords()).toEqual([WORDS.r3, WORDS.r1]);
    const [letter] = await lettersTo('r2@example.test');
    expect(letter?.body).toContain('Le texte fait de la publicité.');
    expect(letter?.body).toContain('Il renvoie à une boutique.');
  });

  it('lets the publisher doubt a public review about his application, once at a time', async () => {
    const [r1, r2, r3] = [await find('r1'), await find('r2'), await find('r3')];

    expect((await flag(r3.id)).status).toBe(201);
    expect((await flag(r3.id)).status).toBe(409);
    expect((await flag(r2.id)).status).toBe(404);
    expect((await flag(r1.id, { ...doubt, motive: 'i_do_not_like_it' })).status).toBe(422);
    expect((await flag(r1.id, { ...doubt, explanation: '' })).status).toBe(422);
    expect(await publicWords()).toContain(WORDS.r3);
  });

  it('answers the publisher in the stated time: a doubt that does not hold leaves the review there', async () => {
    const [open] = await openFlags();
    expect(open?.dueAt).toBe('2026-12-07T22:59:59.999Z');
    await decide(open, 'dismiss', { answer: 'L’auteur a bien utilisé l’application en novembre.' });

    const { body } = await house.request<{ items: Flag[] }>('alice', 'GET', flagsOfApplication());
    expect(body.items).toMatchObject([
      { state: 'dismissed', answer: 'L’auteur a bien utilisé l’application en novembre.', actions: [] },
    ]);
    expect(await publicWords()).toContain(WORDS.r3);
    expect((await lettersAbout('review-flag-closed')).at(-1)?.body).toContain('l’avis reste publié');
  });

  it('and one that holds takes it down, with a reason for its author', async () => {
    const r3 = await find('r3');
    await flag(r3.id);
    const [open] = await openFlags();
    await decide(open, 'uphold', {
      answer: 'Le compte a écrit cinq fois le même texte.',
      refusalMotive: 'not_authentic',
    });

    expect(await publicWords()).toEqual([WORDS.r1]);
    expect(await find('r3')).toMatchObject({ state: 'refused' });
    const [letter] = await lettersTo('r3@example.test');
    expect(letter?.body).toContain('n’est pas authentique');
    expect(letter?.body).not.toContain('cinq fois');
    expect((await lettersAbout('review-flag-closed')).at(-1)?.body).toContain('n’est plus publié');
  });

  it('closes a doubt that has lost its object', async () => {
    const r1 = await find('r1');
    await flag(r1.id);
    await take('r1', 'withdraw');

    const { body } = await house.request<{ items: Flag[] }>('alice', 'GET', `${flagsOfApplication()}?state=moot`);
    expect(body.items).toHaveLength(1);
    expect(await openFlags()).toEqual([]);
    expect(await lettersTo('r1@example.test')).toEqual([]);
  });

  it('looks again at what was refused', async () => {
    expect(await take('r2', 'reconsider')).toMatchObject({
      state: 'pending',
      refusal: null,
      waitingOn: 'vigilance_officer',
    });
  });

  it('changes nothing in the listing', async () => {
    await house.work();

    expect(await listingNow()).toEqual(listing);
  });

  it('is in the journal, without anybody’s address or words', async () => {
    const entries = await house.database.query<{ kind: string; body: string }[]>(
      `SELECT kind, body FROM journal.entry WHERE kind ~ '^(review|usage)' ORDER BY seq`,
    );

    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set([
        'usage.report',
        'review.import',
        'review.publish',
        'review.refuse',
        'review.withdraw',
        'review.reconsider',
        'review_flag.raise',
        'review_flag.dismiss',
        'review_flag.uphold',
      ]),
    );
    expect(entries.filter(({ body }) => /@example|matelas|rappels/.test(body))).toEqual([]);
  });
});

describe('what users write in reviews and stores, read by software', () => {
  const HARM = 'La dose d’insuline affichée était fausse, ma fille a fait un malaise et a fini aux urgences.';
  const COLUMNS = 'application;source;external_id;written_on;experienced_on;rating;text;language;checked;author_email';
  const PAGES = 1_050;

  const handOver = async (rows: readonly (readonly [source: string, id: string, text: string, email: string])[]) => {
    const lines = rows.map(([source, id, text, email]) =>
      [slug, source, id, '2026-11-20', '', 2, `"${text}"`, 'fr', 'false', email].join(';'),
    );
    const form = new FormData();
    form.append('file', new Blob([[COLUMNS, ...lines].join('\r\n')]), 'avis.csv');
    const { body } = await house.request('xavier', 'POST', '/api/v1/reviews/imports', form);
    await house.work();
    return body;
  };
  const inbox = async () =>
    (await house.request<{ items: { id: string; number: string }[] }>('xavier', 'GET', '/api/v1/reports?limit=50')).body
      .items;

  const comments = [
    ...Array.from({ length: PAGES }, (_, no) => ['app_store', `s${no}`, `Trop de publicité, avis ${no}`, ''] as const),
    ['play_store', 'grave', HARM, ''],
    ['survey', 'told', `${HARM} Je prenais Lévothyrox.`, 'told@example.test'],
  ] as const;

  it('becomes a report where it smells of harm, with the words that led to it; a person decides', async () => {
    expect(await handOver(comments)).toMatchObject({ added: PAGES + 2 });

    const waiting = await inbox();
    expect(waiting).toHaveLength(2);
    const reports = await Promise.all(
      waiting.map(async ({ id }) => (await house.request('xavier', 'GET', `/api/v1/reports/${id}`)).body),
    );
    expect(reports).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          channel: 'store_comment',
          state: 'read',
          kind: 'health_harm',
          waitingOn: 'vigilance_officer',
        }),
        expect.objectContaining({ channel: 'review', state: 'read', severity: 'critical' }),
      ]),
    );
    for (const { reading } of reports as { reading: { because: string[] } }[]) {
      expect(reading.because.join(' ')).toMatch(/dose|malaise|urgences/);
    }
  });

  it('invites who left an address to tell more, without a word of what he wrote', async () => {
    const [letter, ...more] = await lettersTo('told@example.test');
    expect(more).toEqual([]);
    expect(letter?.body).toMatch(/SIG-2026-\d{6}/);
    expect(letter?.body).toContain(slug);
    expect(letter?.body).not.toMatch(/insuline|malaise/);
  });

  it('makes nothing twice: neither of a file that comes again, nor of an event that does', async () => {
    expect(await handOver(comments)).toMatchObject({ added: 0, unchanged: PAGES + 2 });
    const files = await house.database.query<{ id: string }[]>('SELECT DISTINCT import_id AS id FROM feedback.review');
    for (const { id } of files) await again({ importId: id });
    await house.work();

    expect(await inbox()).toHaveLength(2);
    expect(await lettersTo('told@example.test')).toHaveLength(1);
  });

  it('is read again when its author says something else', async () => {
    const calm = 'Jolie application, les couleurs sont agréables.';
    await handOver([['survey', 'calm', calm, '']]);
    expect(await inbox()).toHaveLength(2);
    expect(await handOver([['survey', 'calm', `${calm} ${HARM}`, '']])).toMatchObject({ changed: 1 });
    expect(await inbox()).toHaveLength(3);
  });

  it('is folded where it is one text pasted many times, and shown as a campaign; a grave one beside it still surfaces', async () => {
    const pasted = 'Mes données de santé ont été vendues à un assureur sans mon accord, tout le monde doit partir';
    await handOver(
      Array.from({ length: 6 }, (_, no) => ['play_store', `p${no}`, `${pasted}${'!'.repeat(no)}`, ''] as const),
    );
    house.clock.advance(60_000);
    await house.work();

    const { body } = await house.request<{ items: { reports: number; beside: { severity: string }[] }[] }>(
      'xavier',
      'GET',
      `/api/v1/report-campaigns?applicationId=${application}`,
    );
    expect(body.items).toEqual(expect.arrayContaining([expect.objectContaining({ reports: 6 })]));
    expect(await inbox()).toHaveLength(9);
    expect(await listingNow()).toEqual(listing);
  });

  it('is shown as a burst where many more come than are usual, with the serious reports of the same days', async () => {
    const path = `/api/v1/review-campaigns?applicationId=${application}`;
    const { body } = await house.request<{ items: { reviews: number; beside: object[] }[] }>('xavier', 'GET', path);
    expect(body.items).toEqual([expect.objectContaining({ from: '2026-11-20', until: '2026-11-20', meanRating: 2 })]);
    expect(body.items[0]?.reviews).toBeGreaterThan(PAGES);
    expect(body.items[0]?.beside.length).toBeGreaterThan(2);
    expect((await house.request('alice', 'GET', path)).status).toBe(403);
  });

  it('teaches: what a person corrects is given to the next training, without the people in it', async () => {
    const [{ id } = never(), { id: other } = never()] = await inbox();
    for (const [report, kind] of [
      [id, 'misinformation'],
      [other, 'health_harm'],
    ]) {
      const path = `/api/v1/reports/${report}`;
      const { version, severity, services } = (
        await house.request<{ version: number; severity: string; services: string[] }>('xavier', 'GET', path)
      ).body;
      const sorting = { outcome: 'routed', kind, severity, services, motive: 'Lu avec soin.' };
      const sorted = await house.request('xavier', 'POST', `${path}/sorting`, { ...sorting, expectedVersion: version });
      expect(sorted.status).toBe(200);
    }

    const corrections: Correction[] = [];
    for await (const correction of correctionsIn(house.app.get(DataSource))) corrections.push(correction);
    expect(corrections).toEqual([
      expect.objectContaining({
        id,
        kind: 'misinformation',
        proposed: expect.objectContaining({ kind: 'health_harm' }),
      }),
    ]);
    expect(labelledLine(JSON.stringify(corrections[0]))).toMatchObject({ id, kind: 'misinformation' });
  });
});

const again = (payload: { readonly importId: string }) =>
  house.app
    .get(Transactions)
    .run((tx) =>
      house.app.get(Outbox).announce(tx, { name: REVIEWS_IMPORTED, payload, occurredAt: house.clock.now() }),
    );

function never(): never {
  throw new Error('there is no such story');
}

const sheet = async () =>
  (await house.request<{ applicationId: string }>(null, 'GET', `/api/v1/public/applications/${slug}`)).body;

const listingNow = async () =>
  (await house.database.query('SELECT * FROM referencing.listing WHERE application_id = $1', [application]))[0];

async function publicWords(): Promise<string[]> {
  const path = `/api/v1/public/applications/${slug}/reviews`;
  return (await house.request<{ items: { text: string }[] }>(null, 'GET', path)).body.items.map(({ text }) => text);
}

async function find(externalId: string): Promise<Shown> {
  const { body } = await house.request<{ items: Shown[] }>('xavier', 'GET', '/api/v1/reviews?source=survey');
  return body.items.find((shown) => shown.externalId === externalId) ?? never();
}

/** Follows the action that the server offers. */
async function take(externalId: string, name: string, body: object = {}): Promise<Shown> {
  const { version, actions } = await find(externalId);
  const href = actions.find((action) => action.name === name)?.href ?? never();
  return (await house.request<Shown>('xavier', 'POST', href, { ...body, expectedVersion: version })).body;
}

const flag = (reviewId: string, body: object = doubt) =>
  house.request<Flag>('alice', 'POST', `/api/v1/applications/${application}/reviews/${reviewId}/flags`, body);

const flagsOfApplication = () => `/api/v1/applications/${application}/review-flags`;

const openFlags = async () =>
  (await house.request<{ items: Flag[] }>('gaelle', 'GET', '/api/v1/review-flags?state=open')).body.items;

async function decide(open: Flag | undefined, name: string, body: object): Promise<void> {
  const href = open?.actions.find((action) => action.name === name)?.href ?? never();
  const answer = await house.request('gaelle', 'POST', href, { ...body, expectedVersion: open?.version });
  expect(answer.status).toBe(200);
}

interface Letter {
  readonly body: string;
}

const lettersTo = (email: string) =>
  house.database.query<Letter[]>('SELECT body FROM notification.letter WHERE email = $1 ORDER BY id', [email]);

const lettersAbout = (template: string) =>
  house.database.query<Letter[]>('SELECT body FROM notification.letter WHERE template = $1 ORDER BY id', [template]);
