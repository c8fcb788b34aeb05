import 'reflect-metadata';
import net from 'node:net';
import { MovableClock, SystemClock } from '#libs/kernel';
import type { DossierStory } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from '../support/house.js';
import { type Child, endChildren, startChild } from './child.js';
import { LockedStep } from './locked-step.js';

jest.setTimeout(240_000);

const { temporary } = plots;
if (!temporary) throw new Error('there is no such story');

/** The tables that an act writes, in the order of its steps: a process is killed before each of them. */
const STEPS = {
  submit: ['referencing.dossier', 'referencing.submission', 'jobs.timer', 'journal.entry', 'messaging.event'],
  sign: [
    'referencing.dossier',
    'referencing.decision_number',
    'referencing.decision',
    'referencing.notice',
    'referencing.listing',
    'referencing.finding',
    'referencing.listing_public',
    'referencing.listing_event',
    'jobs.timer',
    'journal.entry',
    'messaging.event',
  ],
} as const;

/** A busy machine starts it in ten seconds; one that never serves is found out all the same. */
const LONGEST_START_MS = 60_000;

const MARK = 42;
/** In the transaction, as the last thing before its commit; and after it, before the answer is kept. */
const NOTED = 'NEW.effect_at IS NOT NULL AND OLD.effect_at IS NULL';
const ANSWERED = 'NEW.status IS NOT NULL';

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly state?: string; readonly version?: number; readonly id?: string };
}

/** What an act leaves behind, counted: two worlds with the same figures are the same for everybody. */
const COUNTED = [
  'referencing.submission',
  'referencing.decision',
  'referencing.notice',
  'referencing.listing',
  'referencing.finding',
  'referencing.listing_event',
  'referencing.application',
  'journal.entry',
  'messaging.event',
];

describe('An API that is killed', () => {
  let house: TestHouse;
  let story: DossierStory;
  let api: Child;
  let origin: string;
  let stopBefore = '';
  const databaseUrl = () => process.env.DATABASE_URL ?? '';

  beforeAll(async () => {
    house = await startHouse({ clock: new MovableClock(new SystemClock().now()) });
    story = house.story(temporary, (title, act) => {
      if (stopBefore !== '' && title.startsWith(stopBefore)) throw stopBefore;
      return act();
    });
    await story.request();
    await story.contract();
    await untilBefore('reads how ready', () => story.file());
    await house.work();
    await restart();
  });
  afterAll(async () => {
    await endChildren();
    await house?.close();
  });

  async function untilBefore(title: string, tell: () => Promise<void>): Promise<void> {
    stopBefore = title;
    await tell().catch((thrown: unknown) => {
      if (thrown !== stopBefore) throw thrown;
    });
    stopBefore = '';
  }

  async function restart(): Promise<void> {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    api = startChild('dist/bin/api.js', [], {
      DATABASE_URL: databaseUrl(),
      API_PORT: String(port),
      DEMO: 'true',
    });
    for (const since = performance.now(); performance.now() - since < LONGEST_START_MS && api.isRunning(); ) {
      const { ok } = await fetch(`${origin}/readyz`).catch(() => ({ ok: false }));
      if (ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the API does not serve: ${api.isRunning() ? 'no answer' : (await api.ended).text}`);
  }

  async function kill(): Promise<void> {
    api.kill('SIGKILL');
    expect(await api.ended).toMatchObject({ signal: 'SIGKILL' });
  }

  async function post(person: string, path: string, body: object, key?: string): Promise<Answer> {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await house.tokenOf(person)}`,
        'content-type': 'application/json',
        ...(key && { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  const dossier = async () =>
    (
      await house.database.query<{ state: string; version: number }[]>(
        'SELECT state, version FROM referencing.dossier WHERE id = $1',
        [story.dossierId],
      )
    )[0];
  const world = async () => {
    const counts = await house.database.query<{ table: string; n: number }[]>(
      COUNTED.map((table) => `SELECT '${table}' AS table, count(*)::int AS n FROM ${table}`).join(' UNION ALL '),
    );
    return { dossier: await dossier(), ...Object.fromEntries(counts.map(({ table, n }) => [table, n])) };
  };
  const counts = async (table: string) =>
    (await house.database.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;
  /** As if a minute had gone by since a request began. */
  const aMinuteLater = () =>
    house.database.query(
      `UPDATE http.idempotency SET started_at = started_at - interval '2 minutes' WHERE status IS NULL`,
    );

  /** Kills the API while it stands before a step, and starts it again. */
  async function killAt(step: LockedStep, ask: () => Promise<Answer>): Promise<void> {
    const answer = ask().catch(() => 'cut off');
    try {
      await step.isReached();
      await kill();
    } finally {
      await step.release();
    }
    expect(await answer).toBe('cut off');
    await restart();
  }

  const killBefore = async (table: string, ask: () => Promise<Answer>) =>
    killAt(await LockedStep.beforeWriting(databaseUrl(), table), ask);

  /** A trigger stops whoever changes the record of a key in this way. */
  async function killWhenKeyIs(condition: string, ask: () => Promise<Answer>): Promise<void> {
    await house.database.query(`
      CREATE FUNCTION http.stop_here() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(${MARK}); RETURN NEW; END $$;
      CREATE TRIGGER stop_here BEFORE UPDATE ON http.idempotency
        FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION http.stop_here();
    `);
    try {
      await killAt(await LockedStep.atMark(databaseUrl(), MARK), ask);
    } finally {
      await house.database.query('DROP TRIGGER stop_here ON http.idempotency; DROP FUNCTION http.stop_here()');
    }
  }

  const submit = async (key?: string) =>
    post(
      'alice',
      `/dossiers/${story.dossierId}/submission`,
      { expectedVersion: versionSeen, statement: 'Je certifie sur l’honneur la sincérité de ce dossier.' },
      key,
    );
  const sign = (key?: string) =>
    post('ulysse', `/dossiers/${story.dossierId}/signature`, { expectedVersion: versionSeen }, key);
  let versionSeen = 0;

  describe('while a file is sent', () => {
    beforeAll(async () => {
      versionSeen = (await dossier())?.version ?? 0;
    });

    it.each(STEPS.submit)('before it writes %s, leaves everything as it was', async (table) => {
      const before = await world();

      await killBefore(table, () => submit('submit-once'));

      expect(await world()).toEqual(before);
      expect(await submit('submit-once')).toMatchObject({ status: 409, body: { code: 'idempotency_in_progress' } });
      await aMinuteLater();
    });

    it('when it is about to commit, leaves everything as it was', async () => {
      const before = await world();

      await killWhenKeyIs(NOTED, () => submit('submit-once'));

      expect(await world()).toEqual(before);
      await aMinuteLater();
    });

    it('after the commit, has sent it once: the same key is told so, and without a key the version refuses', async () => {
      await killWhenKeyIs(ANSWERED, () => submit('submit-once'));
      const after = await world();
      await aMinuteLater();

      expect(await submit('submit-once')).toMatchObject({ status: 409, body: { code: 'idempotency_answer_lost' } });
      expect(await submit('another-key')).toMatchObject({ status: 409, body: { code: 'stale_version' } });
      expect(await submit()).toMatchObject({ status: 409, body: { code: 'stale_version' } });
      expect(await world()).toEqual(after);
      expect(after).toMatchObject({ dossier: { state: 'completeness' }, 'referencing.submission': 1 });
    });
  });

  describe('while something is made that has no version yet', () => {
    it('after the commit, has made it once, however often the same key comes back', async () => {
      const [{ id }] = await house.database.query<[{ id: string }]>(
        'SELECT organisation_id AS id FROM referencing.dossier WHERE id = $1',
        [story.dossierId],
      );
      const ask = () =>
        post(
          'alice',
          `/organisations/${id}/applications`,
          {
            name: 'Une seule fois',
            summary: 'Faite une seule fois, quoi qu’il arrive.',
            currentVersion: '1.0',
            platforms: ['web'],
            audiences: ['grand_public'],
            reimbursed: false,
            prescribable: false,
          },
          'register-once',
        );
      const before = await counts('referencing.application');

      await killWhenKeyIs(ANSWERED, ask);
      await aMinuteLater();
      const again = [await ask(), await ask()];

      expect(again.map(({ body }) => body.code)).toEqual(['idempotency_answer_lost', 'idempotency_answer_lost']);
      expect(await counts('referencing.application')).toBe((before ?? 0) + 1);
    });
  });

  describe('while a decision is signed', () => {
    beforeAll(async () => {
      await story.completeness();
      await story.panel();
      await story.reviews();
      await story.report();
      await untilBefore('a signatory', () => story.decision());
      await house.work();
      versionSeen = (await dossier())?.version ?? 0;
    });

    it.each(STEPS.sign)('before it writes %s, leaves everything as it was', async (table) => {
      const before = await world();

      await killBefore(table, () => sign('sign-once'));

      expect(await world()).toEqual(before);
      await aMinuteLater();
    });

    it('when it is about to commit, leaves everything as it was', async () => {
      const before = await world();

      await killWhenKeyIs(NOTED, () => sign('sign-once'));

      expect(await world()).toEqual(before);
      await aMinuteLater();
    });

    it('after the commit, has decided once, with one listing, one number and one letter for each member', async () => {
      await killWhenKeyIs(ANSWERED, () => sign('sign-once'));
      await aMinuteLater();
      expect(await sign('sign-once')).toMatchObject({ status: 409, body: { code: 'idempotency_answer_lost' } });
      expect(await sign()).toMatchObject({ status: 409 });
      house.clock.moveTo(new SystemClock().now());
      await house.work();
      await house.work();

      expect(await world()).toMatchObject({
        dossier: { state: 'decided' },
        'referencing.decision': 1,
        'referencing.notice': 1,
        'referencing.listing': 1,
        'referencing.listing_event': 1,
      });
      const [{ last }] = await house.database.query<[{ last: string }]>('SELECT last FROM referencing.decision_number');
      expect(last).toBe('1');
      const letters = await house.database.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM notification.letter WHERE template = 'decision-available' GROUP BY account_id`,
      );
      expect(letters).toEqual([{ n: 1 }, { n: 1 }]);
    });
  });
});

function freePort(): Promise<number> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
