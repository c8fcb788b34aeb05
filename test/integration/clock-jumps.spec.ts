import fc from 'fast-check';
import { Transactions } from '#libs/database';
import { Deliveries, Sweep, Timers } from '#libs/jobs';
import { addDays, addMonths, type Day, dayOf, endOf, MovableClock, startOf } from '#libs/kernel';
import { drain } from '#testing/jobs';
import type { TestHouse } from '../support/house.js';
import { type Bench, openBench } from '../support/jobs-bench.js';
import { startHouseAfterStory } from '../support/told-house.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days on which calendars go wrong: the clock changes, February has a day more, the year ends. */
const TROUBLESOME = ['2027-03-28', '2027-10-31', '2028-02-29', '2027-12-31'] as const;

describe('timers and reminders on real PostgreSQL, whatever the clock does', () => {
  let bench: Bench;
  let clock: MovableClock;
  let first: Awaited<ReturnType<Bench['start']>>;
  let second: Awaited<ReturnType<Bench['start']>>;
  let told = 0;

  beforeAll(async () => {
    clock = new MovableClock(new Date('2027-01-01T08:00:00Z'));
    bench = await openBench(clock);
    first = await bench.start();
    second = await bench.start();
  }, 60_000);

  afterAll(() => bench?.close());

  const set = (id: string, last: Day) =>
    first.get(Transactions).run((tx) =>
      first.get(Timers).set(tx, {
        subject: { kind: 'dossier', id },
        kind: 'bench.limit',
        dueAt: endOf(last),
        reminders: [
          { occurrence: '-7d', at: startOf(addDays(last, -7)) },
          { occurrence: '-1d', at: startOf(addDays(last, -1)) },
        ],
      }),
    );
  /** Two schedulers look and work at the same moment. */
  const night = async () => {
    await Promise.all([first, second, first, second].map((app) => app.get(Sweep).look()));
    await Promise.all([drain(first), drain(second)]);
  };
  const of = async (job: string, id: string) =>
    (await bench.effects(job)).filter((note) => note.startsWith(`${id} `)).sort();

  it.each(TROUBLESOME)(
    'fire once, at the end of that day in Paris and not before: %s',
    async (text) => {
      const last = text as Day;
      const id = `day-${text}`;
      clock.moveTo(new Date(startOf(addDays(last, -9)).getTime()));
      await set(id, last);

      for (let hours = 0; hours < 9 * 24; hours += 6) {
        await night();
        clock.advance(6 * HOUR);
      }
      clock.moveTo(endOf(last));
      await night();
      expect(await of('bench.limit', id)).toEqual([]);
      clock.moveTo(startOf(addDays(last, 1)));
      await night();
      await night();

      expect(await of('bench.limit', id)).toEqual([`${id} ${endOf(last).toISOString()}`]);
      expect(await of('bench.remind', id)).toEqual([`${id} -1d`, `${id} -7d`]);
    },
    60_000,
  );

  it('fire each once, through any jumps of up to 31 days back and forth and any missed nights', async () => {
    const jump = fc.record({ days: fc.integer({ min: -31, max: 31 }), works: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TROUBLESOME),
        fc.integer({ min: 0, max: 40 }),
        fc.array(jump, { minLength: 1, maxLength: 8 }),
        async (text, ahead, jumps) => {
          told += 1;
          const [id, last] = [`jump-${told}`, text as Day];
          clock.moveTo(new Date(startOf(addDays(last, -ahead)).getTime() + 9 * HOUR));
          await set(id, last);
          let passed = false;
          for (const { days, works } of jumps) {
            clock.advance(days * DAY);
            if (!works) continue;
            passed ||= clock.now() > endOf(last);
            await night();
            expect(await of('bench.limit', id)).toHaveLength(passed ? 1 : 0);
          }
          clock.moveTo(new Date(endOf(last).getTime() + 40 * DAY));
          await night();
          clock.advance(-31 * DAY);
          await night();

          expect(await of('bench.limit', id)).toHaveLength(1);
          expect(await of('bench.remind', id)).toEqual([`${id} -1d`, `${id} -7d`]);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe('a listing, whatever the clock does', () => {
  let house: TestHouse;

  beforeEach(async () => {
    ({ house } = await startHouseAfterStory('full'));
  }, 120_000);

  afterEach(() => house?.close());

  const listing = async () => {
    const rows = await house.database.query<{ status: string; until: Day }[]>(
      'SELECT status, valid_until::text AS until FROM referencing.listing',
    );
    if (!rows[0]) throw new Error('nothing is listed');
    return rows[0];
  };
  const count = async (text: string) =>
    (await house.database.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${text}`))[0]?.n;
  const expiries = () => count(`referencing.decision WHERE outcome = 'expired'`);
  const renewals = () => count(`referencing.dossier WHERE kind = 'renewal'`);
  /** Two schedulers find what is due at the same moment, and two workers do it. */
  const twoAtOnce = async () => {
    const [sweep, deliveries] = [Sweep, Deliveries].map((part) => house.app.get(part as never, { strict: false })) as [
      Sweep,
      Deliveries,
    ];
    await Promise.all([sweep.look(), sweep.look(), sweep.look()]);
    const due = await house.database.query<{ id: string }[]>(
      'SELECT id FROM messaging.delivery WHERE done_at IS NULL AND dead_at IS NULL AND next_attempt_at <= $1',
      [house.clock.now()],
    );
    for (const { id } of due) await Promise.all([deliveries.run(id), deliveries.run(id)]);
    await house.work();
  };

  it('ends once, at the end of its last day, with two schedulers and a clock that is put back a month', async () => {
    const { until } = await listing();
    house.clock.moveTo(endOf(until));
    await twoAtOnce();
    expect((await listing()).status).toBe('active');

    house.clock.moveTo(startOf(addDays(until, 1)));
    await twoAtOnce();
    await twoAtOnce();
    expect([(await listing()).status, await expiries()]).toEqual(['delisted', 1]);

    house.clock.advance(-31 * DAY);
    await twoAtOnce();
    house.clock.advance(62 * DAY);
    await twoAtOnce();
    expect([(await listing()).status, await expiries()]).toEqual(['delisted', 1]);
  }, 60_000);

  it('opens its renewal once, also after a month in which nobody worked', async () => {
    const { until } = await listing();
    const opens = addMonths(until, -6);
    house.clock.moveTo(new Date(startOf(opens).getTime() - 1));
    await twoAtOnce();
    expect(await renewals()).toBe(0);

    house.clock.moveTo(new Date(startOf(addDays(opens, 31)).getTime() + HOUR));
    await twoAtOnce();
    house.clock.advance(-31 * DAY);
    await twoAtOnce();
    house.clock.advance(31 * DAY);
    await twoAtOnce();

    expect(await renewals()).toBe(1);
  }, 60_000);

  it('that was missed by years ends once, when a worker comes at last', async () => {
    const { until } = await listing();
    house.clock.moveTo(new Date(endOf(addMonths(until, 30)).getTime()));
    await twoAtOnce();

    expect([(await listing()).status, await expiries()]).toEqual(['delisted', 1]);
    expect(await count(`jobs.timer WHERE subject_kind = 'listing' AND state = 'live'`)).toBe(0);
  }, 60_000);

  it('is planned for audit once a year by two schedulers at once, and its lateness is told once after missed nights', async () => {
    const year = Number(dayOf(house.clock.now()).slice(0, 4)) + 1;
    const order = () => house.request('william', 'POST', '/api/v1/audit-plans', { year, capacity: 5 });
    const answers = await Promise.all([order(), order()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const days of [1, 31, -31, 31]) {
      house.clock.advance(days * DAY);
      await twoAtOnce();
    }
    expect([await count('audit.plan'), await count('audit.audit')]).toEqual([1, 1]);

    house.clock.moveTo(new Date(`${year + 1}-02-01T09:00:00Z`));
    await twoAtOnce();
    const letters = await count('notification.letter');
    house.clock.advance(-31 * DAY);
    await twoAtOnce();
    house.clock.advance(31 * DAY);
    await twoAtOnce();

    expect(await count('notification.letter')).toBe(letters);
    expect([await count('audit.plan'), await count('audit.audit')]).toEqual([1, 1]);
  }, 60_000);
});
