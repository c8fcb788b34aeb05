import { Reach, ReviewTrend, seedFeedback } from '#libs/feedback';
import { invariants } from '../../apps/cli/src/database/check.js';
import type { TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Problem {
  readonly code: string;
  readonly facts?: { readonly faults: number };
  readonly reasons?: readonly { readonly code: string; readonly field: string }[];
}

interface Month {
  readonly period: string;
  readonly downloads: number;
  readonly activeUsers: number;
  readonly version: number;
}

interface ReviewShown {
  readonly id: string;
  readonly state: string;
  readonly externalId: string;
  readonly version: number;
  readonly dueAt: string | null;
  readonly actions: readonly { readonly name: string }[];
}

const DAY_MS = 86_400_000;
const figures = { downloads: 1_200, activeUsers: 800, source: 'store_console' };

let house: TestHouse;
let slug: string;
let application: string;
let usage: string;

beforeAll(async () => {
  const { house: after, found } = await startHouseAfterStory('full');
  house = after;
  slug = found.slug;
  application = (await one<{ id: string }>('SELECT id FROM referencing.application WHERE slug = $1', [slug])).id;
  usage = `/api/v1/applications/${application}/usage`;
}, 120_000);

afterAll(() => house?.close());

describe('a demonstration', () => {
  it('has invented figures and reviews for what is listed, once', async () => {
    const url = process.env.DATABASE_URL ?? '';
    const [first, second] = [await seedFeedback(url, house.clock), await seedFeedback(url, house.clock)];
    const { body } = await publicPage();

    expect([first, second]).toEqual([1, 0]);
    expect(body.items.length).toBeGreaterThan(3);
    expect((await listed()).some(({ state }) => state === 'pending')).toBe(true);
    expect((await months()).length).toBeGreaterThan(2);
  });

  afterAll(() =>
    house.database.query(`
      ALTER TABLE feedback.usage_history DISABLE TRIGGER USER;
      DELETE FROM feedback.usage_history;
      ALTER TABLE feedback.usage_history ENABLE TRIGGER USER;
      DELETE FROM feedback.usage;
      DELETE FROM feedback.review`),
  );
});

describe('the figures of a month', () => {
  it('are told by the publisher, corrected by who has seen them, and kept as they were', async () => {
    const first = await put('alice', '2026-09', { ...figures, expectedVersion: 0 });
    const second = await put('alice', '2026-09', { ...figures, downloads: 1_300, expectedVersion: 1 });
    const stale = await put('alice', '2026-09', { ...figures, expectedVersion: 1 });
    const history = await house.request<{ items: Month[] }>('alice', 'GET', `${usage}/2026-09/history`);

    expect([first.status, second.status, stale.status]).toEqual([200, 200, 409]);
    expect(second.body).toMatchObject({ period: '2026-09', downloads: 1_300, version: 2, imported: false });
    expect(history.body.items.map(({ downloads, version }) => [version, downloads])).toEqual([
      [2, 1_300],
      [1, 1_200],
    ]);
  });

  it('make no new version when they are told again', async () => {
    const again = await put('alice', '2026-09', { ...figures, downloads: 1_300, expectedVersion: 2 });

    expect(again.body).toMatchObject({ version: 2 });
  });

  it('are refused with every field that cannot be true', async () => {
    const answer = await put('alice', '2027-01', {
      downloads: 2_000_000_000,
      activeUsers: 1,
      source: 'guess',
      expectedVersion: 0,
    });

    expect(answer.status).toBe(422);
    expect(faultsOf(answer.body)).toEqual([
      '/period period_in_future',
      '/downloads figure_too_large',
      '/source unknown_source',
    ]);
    expect((await put('alice', '2026-10', { ...figures, downloads: -1, expectedVersion: 0 })).status).toBe(422);
  });

  it('cannot be rewritten behind the back of the history', async () => {
    const rewriting = house.database.query('UPDATE feedback.usage_history SET downloads = 1');

    await expect(rewriting).rejects.toThrow('append-only');
  });

  it('are told once when two people tell them at the same time', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((downloads) => put('alice', '2026-07', { ...figures, downloads, expectedVersion: 0 })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });
});

describe('a file of figures', () => {
  it('is taken whole, and says what is new', async () => {
    const answer = await send('alice', `${usage}/imports`, [
      'period;downloads;active_users;source',
      '2026-09;1300;800;store_console',
      '2026-08;1000;700;store_console',
      '2026-07;9;9;own_measure',
    ]);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ dryRun: false, lines: 3, added: 1, changed: 1, unchanged: 1 });
  });

  it('is refused whole, with the line of every fault', async () => {
    const answer = await send('alice', `${usage}/imports`, [
      'period,downloads,active_users,source',
      '2026-06,1,1,store_console',
      '2026-05,-1,x,store_console',
      '2026-06,2,2,store_console',
      '2027-05,1,1,rumour',
    ]);

    expect(answer.status).toBe(422);
    expect(answer.body.facts?.faults).toBe(5);
    expect(faultsOf(answer.body)).toEqual([
      '/lines/3/downloads not_a_count',
      '/lines/3/active_users not_a_count',
      '/lines/4/period repeated_line',
      '/lines/5/period period_in_future',
      '/lines/5/source unknown_source',
    ]);
    expect(await months()).not.toContain('2026-06');
  });

  it('changes nothing when it is only rehearsed', async () => {
    const answer = await send('alice', `${usage}/imports?dryRun=true`, [
      'period,downloads,active_users,source',
      '2026-04,1,1,store_console',
    ]);

    expect(answer.body).toMatchObject({ dryRun: true, added: 1 });
    expect(await months()).not.toContain('2026-04');
  });

  it('of many applications is taken from an agent, for those of the catalogue', async () => {
    const head = 'application,period,downloads,active_users,source';
    const taken = await send('gaelle', '/api/v1/usage/imports', [head, `${slug},2026-10,5000,4000,third_party`]);
    const refused = await send('gaelle', '/api/v1/usage/imports', [head, 'nowhere,2026-10,5000,4000,third_party']);

    expect(taken.body).toMatchObject({ added: 1 });
    expect(faultsOf(refused.body)).toEqual(['/lines/2/application unknown_application']);
  });

  it('comes back as it was sent', async () => {
    const exported = await house.request<string>('alice', 'GET', `${usage}/export`);
    const again = await send('alice', `${usage}/imports`, [exported.body]);

    expect(again.body).toMatchObject({ added: 0, changed: 0 });
  });

  it('is no longer than the service takes, and is a file', async () => {
    const columns = 'period,downloads,active_users,source';
    const large = await send('alice', `${usage}/imports`, [columns, '#'.repeat(51 * 1024 * 1024)]);
    const none = await house.request<Problem>('alice', 'POST', `${usage}/imports`, { file: 'x' });
    const empty = await send('alice', `${usage}/imports`, [columns]);

    expect([large.status, none.status, empty.status]).toEqual([413, 415, 422]);
    expect(faultsOf(empty.body)).toEqual(['/lines/1/file no_lines']);
  });
});

describe('reach', () => {
  it('is the latest month, beside the largest of the catalogue', async () => {
    const reach = await house.app.get(Reach, { strict: false }).of(application);

    expect(reach).toEqual({
      latest: { downloads: 5_000, activeUsers: 4_000, period: '2026-10' },
      maximum: { downloads: 5_000, activeUsers: 4_000 },
    });
  });

  it('is nothing for an application that told nothing', async () => {
    const reach = await house.app.get(Reach, { strict: false }).of('00000000-0000-4000-8000-000000000000');

    expect(reach.latest).toBeNull();
  });
});

describe('reviews from a store', () => {
  it('wait for a person when they have words, and are public at once when they are bare ratings', async () => {
    const answer = await sendReviews([
      review('a-1', { rating: '5', text: 'Je dors mieux.' }),
      review('a-2', { rating: '1', text: '"Plante, tout le temps"', written_on: '2026-11-10', experienced_on: '' }),
      review('a-3', { rating: '4', text: '', written_on: '2026-11-19' }),
      review('a-4', { rating: '2', text: '=HYPERLINK(x)', written_on: '2026-07-01', experienced_on: '' }),
    ]);

    expect(answer.body).toMatchObject({ lines: 4, added: 4 });
    expect((await listed()).map(({ externalId, state }) => `${externalId} ${state}`)).toEqual([
      'a-1 pending',
      'a-2 pending',
      'a-3 published',
      'a-4 pending',
    ]);
    expect((await publicPage()).body.items.map(({ rating }) => rating)).toEqual([4]);
  });

  it('are known again by their source and their id there', async () => {
    const again = await sendReviews([
      review('a-1', { rating: '5', text: 'Je dors mieux.' }),
      review('a-3', { rating: '3', text: '', written_on: '2026-11-19' }),
    ]);

    expect(again.body).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect((await publicPage()).body.items).toMatchObject([{ rating: 3, amendedOn: '2026-11-23' }]);
  });

  it('are refused whole, and rehearsed without a trace', async () => {
    const refused = await sendReviews([review('b-1', { rating: '6' }), review('b-2', { checked: 'oui' })]);
    const rehearsed = await sendReviews([review('b-3', {})], '?dryRun=true');

    expect(faultsOf(refused.body)).toEqual(['/lines/2/rating bad_rating', '/lines/3/checked not_true_or_false']);
    expect(rehearsed.body).toMatchObject({ added: 1 });
    expect((await listed()).filter(({ externalId }) => externalId.startsWith('b'))).toEqual([]);
  });

  it('are read by moderators alone, and offered what may be done', async () => {
    const [first] = await listed();

    expect(first?.actions.map(({ name }) => name)).toEqual(['publish', 'refuse', 'withdraw']);
    expect((await house.request('alice', 'GET', '/api/v1/reviews')).status).toBe(403);
    expect((await house.request('adele', 'GET', '/api/v1/reviews')).status).toBe(403);
  });

  it('run no formula in a spreadsheet', async () => {
    const { body } = await house.request<string>('xavier', 'GET', '/api/v1/reviews/export');

    expect(body).toContain('HYPERLINK');
    expect(body).not.toMatch(/(^|;)"?=/m);
  });

  it('are late once the stated time has passed', async () => {
    const late = () => house.request<{ items: ReviewShown[] }>('xavier', 'GET', '/api/v1/reviews?overdue=true');
    const before = await late();
    house.clock.advance(20 * DAY_MS);
    const after = await late();
    house.clock.advance(-20 * DAY_MS);

    expect(before.body.items).toEqual([]);
    expect(after.body.items.map(({ externalId }) => externalId)).toEqual(['a-1', 'a-2', 'a-4']);
  });
});

describe('the trend of the ratings', () => {
  it('counts two windows in a row, without what was refused', async () => {
    const trend = () => house.app.get(ReviewTrend, { strict: false }).of(application);
    const before = await trend();
    await act('xavier', 'a-2', 'refusal', { motive: 'not_an_experience' });
    const after = await trend();

    expect(before).toEqual({
      earlier: { from: '2026-05-28', to: '2026-08-25', count: 1, mean: 2 },
      later: { from: '2026-08-26', to: '2026-11-23', count: 3, mean: 3 },
    });
    expect(after.later).toMatchObject({ count: 2, mean: 4 });
  });
});

describe('the public page of reviews', () => {
  beforeAll(async () => {
    await act('xavier', 'a-1', 'publication');
    await sendReviews(
      Array.from({ length: 12 }, (_, index) => {
        const written_on = `2026-10-${String(1 + (index % 6)).padStart(2, '0')}`;
        return review(`p-${index}`, { rating: String(1 + (index % 5)), text: '', written_on, experienced_on: '' });
      }),
    );
  });

  it.each(['newest', 'oldest', 'highest', 'lowest'])('shows each review once, in the order %s', async (sort) => {
    const seen: string[] = [];
    let query = `?sort=${sort}&limit=5`;
    for (let page = 0; page < 5; page += 1) {
      const { body } = await publicPage(query);
      seen.push(...body.items.map(({ id }) => id));
      if (body.next === undefined) break;
      query = `?sort=${sort}&limit=5&after=${body.next}`;
    }
    const whole = (await publicPage(`?sort=${sort}&limit=100`)).body;

    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(14);
    expect(whole.sort.code).toBe(sort);
  });

  it('says the order, the orders there are, and how reviews are checked', async () => {
    const { body } = await publicPage();
    const rules = await house.request<{ keptAtMost: string; refusalMotives: unknown[] }>(null, 'GET', body.rules);

    expect(body.sort).toMatchObject({ code: 'newest' });
    expect(body.sorts.length).toBeGreaterThan(1);
    expect(body.isModerated).toBe(true);
    expect(rules.body.keptAtMost).toBe('36m');
    expect(rules.body.refusalMotives.length).toBeGreaterThan(5);
  });

  it('bears the day of the review, of the experience and of the publication', async () => {
    const { body } = await publicPage('?sort=newest&limit=1');

    expect(body.items[0]).toMatchObject({
      text: 'Je dors mieux.',
      writtenOn: '2026-11-20',
      experiencedOn: '2026-11-18',
      publishedOn: '2026-11-23',
      checked: false,
    });
  });

  it('adds up', async () => {
    const { body } = await house.request<{ count: number; mean: number; ratings: { count: number }[] }>(
      null,
      'GET',
      `/api/v1/public/applications/${slug}/reviews/summary`,
    );

    expect(body.count).toBe(14);
    expect(body.ratings.reduce((sum, { count }) => sum + count, 0)).toBe(14);
    expect(body.mean).toBeCloseTo((5 + 3 + 33) / 14, 2);
  });

  it('is not sent twice to who has it, and anew once it has changed', async () => {
    const first = await publicPage();
    const etag = first.headers.get('etag') ?? '';
    const path = `/api/v1/public/applications/${slug}/reviews`;
    const second = await house.request(null, 'GET', path, undefined, { 'if-none-match': etag });
    await sendReviews([review('e-1', { text: '' })]);
    const third = await house.request(null, 'GET', path, undefined, { 'if-none-match': etag });

    expect([second.status, third.status]).toEqual([304, 200]);
  });

  it('refuses a cursor of another order and an application that is nowhere', async () => {
    const { next } = (await publicPage('?sort=newest&limit=2')).body;

    expect((await publicPage(`?sort=lowest&after=${next}`)).status).toBe(400);
    expect((await house.request(null, 'GET', '/api/v1/public/applications/nowhere/reviews')).status).toBe(404);
  });
});

describe('the promise to keep reviews no longer than told', () => {
  it('is kept by the worker, once', async () => {
    house.clock.advance(3 * 366 * DAY_MS);
    await house.work();
    await house.work();

    const kept = await house.database.query(`SELECT state, text, author_email FROM feedback.review`);
    expect(new Set(kept.map((row: object) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ state: 'withdrawn', text: '', author_email: null })]),
    );
    expect((await publicPage()).body.items).toEqual([]);
    const { count } = await one<{ count: number }>(
      `SELECT count(*)::int AS count FROM journal.entry WHERE kind = 'review.expire'`,
    );
    expect(count).toBe(kept.length);
  });
});

describe('the invariants of feedback', () => {
  const mine = invariants().filter(({ name }) => /usage|review|flag|words-are-read/.test(name));

  it.each(mine)('$name', async ({ sql }) => {
    expect(await house.database.query(sql)).toEqual([]);
  });

  it('find what is broken', async () => {
    await house.database.query(`UPDATE feedback.usage SET downloads = downloads + 1 WHERE period = '2026-09'`);
    const present = mine.find(({ name }) => name === 'present-usage-is-the-last-told');

    expect(await house.database.query(present?.sql ?? 'SELECT')).toHaveLength(1);
  });
});

function _never(): never {
  throw new Error('there is no such story');
}

async function one<Row>(sql: string, values: unknown[] = []): Promise<Row> {
  const [row] = await house.database.query(sql, values);
  return row as Row;
}

const put = (person: string, period: string, body: object) =>
  house.request<Problem>(person, 'PUT', `${usage}/${period}`, body);

const faultsOf = ({ reasons = [] }: Problem) => reasons.map(({ field, code }) => `${field} ${code}`);

const months = async () =>
  (await house.request<{ items: Month[] }>('alice', 'GET', usage)).body.items.map(({ period }) => period);

function send(person: string, path: string, lines: readonly string[]) {
  const form = new FormData();
  form.append('file', new Blob([lines.join('\n')], { type: 'text/csv' }), 'file.csv');
  return house.request<Problem>(person, 'POST', path, form);
}

const REVIEW = {
  application: '',
  source: 'app_store',
  external_id: '',
  written_on: '2026-11-20',
  experienced_on: '2026-11-18',
  rating: '4',
  text: 'Bien.',
  language: 'fr',
  checked: 'false',
};

const review = (external_id: string, changed: Partial<typeof REVIEW>) =>
  Object.values({ ...REVIEW, application: slug, external_id, ...changed }).join(',');

const sendReviews = (lines: readonly string[], query = '') =>
  send('xavier', `/api/v1/reviews/imports${query}`, [Object.keys(REVIEW).join(','), ...lines]);

const listed = async () =>
  (await house.request<{ items: ReviewShown[] }>('xavier', 'GET', '/api/v1/reviews?limit=100')).body.items;

async function act(person: string, externalId: string, step: string, body: object = {}) {
  const found = (await listed()).find((shown) => shown.externalId === externalId);
  const path = `/api/v1/reviews/${found?.id}/${step}`;
  const answer = await house.request(person, 'POST', path, { ...body, expectedVersion: found?.version });
  expect(answer.status).toBe(200);
}

const publicPage = (query = '') =>
  house.request<{
    items: { id: string; rating: number }[];
    next?: string;
    sort: { code: string };
    sorts: unknown[];
    isModerated: boolean;
    rules: string;
  }>(null, 'GET', `/api/v1/public/applications/${slug}/reviews${query}`);
