import 'reflect-metadata';
import type { TestingModule } from '@nestjs/testing';
import { Transactions } from '#libs/database';
import { Deliveries, Sweep, Timers, WaitingWork } from '#libs/jobs';
import { MovableClock } from '#libs/kernel';
import { drain } from '#testing/jobs';
import { type Bench, benchHandlers, benchJobs, failing, openBench } from '../support/jobs-bench.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = '2026-11-23T08:30:00.000Z';
const subject = { kind: 'dossier', id: 'd1' };

let clock: MovableClock;
let bench: Bench;
let app: TestingModule;

beforeEach(async () => {
  clock = new MovableClock(new Date(START));
  bench = await openBench(clock);
  app = await bench.start();
  failing.clear();
});
afterEach(() => bench.close());

const later = (ms: number) => new Date(clock.now().getTime() + ms);
const setTimer = (dueAt: Date, reminders: { occurrence: string; at: Date }[] = [], id = 'd1') =>
  app
    .get(Transactions)
    .run((tx) => app.get(Timers).set(tx, { subject: { kind: 'dossier', id }, kind: 'bench.limit', dueAt, reminders }));
const deliveries = async () => {
  const { rows } = await bench.owner.query('SELECT * FROM messaging.delivery ORDER BY position');
  return rows;
};
const deliveryOf = async (job: string) => (await deliveries()).find((delivery) => delivery.job === job);

describe('A delivery', () => {
  it('is done with its effect, and done again it has none', async () => {
    await bench.announce(app, 'one');
    const { id } = await deliveryOf('bench.note');

    const outcomes = [await app.get(Deliveries).run(id), await app.get(Deliveries).run(id)];

    expect(outcomes).toEqual(['done', 'not_waiting']);
    expect(await bench.effects('bench.note')).toEqual(['one']);
  });

  it('is done once when five workers try at the same moment', async () => {
    await bench.announce(app, 'one');
    const { id } = await deliveryOf('bench.note');

    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => app.get(Deliveries).run(id)));

    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(await bench.effects('bench.note')).toEqual(['one']);
  });

  it('that fails leaves nothing but the reason, and waits twice as long each time', async () => {
    failing.set('one', 2);
    await bench.announce(app, 'one');
    const { id } = await deliveryOf('bench.note');

    const outcomes = [await app.get(Deliveries).run(id), await app.get(Deliveries).run(id)];

    expect(outcomes).toEqual(['failed', 'failed']);
    expect(await bench.effects('bench.note')).toEqual([]);
    expect(await deliveryOf('bench.note')).toMatchObject({
      attempts: 2,
      last_error: 'RangeError: one cannot be done yet',
      next_attempt_at: later(20_000),
      dead_at: null,
    });
  });

  it('that failed as often as it may is a dead letter', async () => {
    failing.set('one', 3);
    await bench.announce(app, 'one');
    const { id } = await deliveryOf('bench.note');

    const outcomes = [];
    for (let turn = 0; turn < 4; turn += 1) outcomes.push(await app.get(Deliveries).run(id));

    expect(outcomes).toEqual(['failed', 'failed', 'dead', 'not_waiting']);
    expect(await deliveryOf('bench.note')).toMatchObject({ dead_at: clock.now(), done_at: null });
  });

  it('that ended its worker at every start is a dead letter before it ends another', async () => {
    await bench.announce(app, 'one');
    const { id } = await deliveryOf('bench.note');

    expect(await app.get(Deliveries).run(id, benchJobs['bench.note'].attempts + 1)).toBe('dead');
    expect(await bench.effects('bench.note')).toEqual([]);
  });

  it('is counted with its age while it waits', async () => {
    await bench.announce(app, 'one');
    clock.advance(90_000);

    expect(await app.get(WaitingWork).figures()).toEqual({ waiting: 1, dead: 0, lagSeconds: 90 });
  });
});

describe('A timer', () => {
  it('that came due while no worker was there is caught up, once, and tells its date', async () => {
    await setTimer(later(DAY));
    clock.advance(10 * DAY);

    await Promise.all(Array.from({ length: 10 }, () => app.get(Sweep).look()));
    await drain(app);

    expect(await bench.effects('bench.limit')).toEqual([`d1 2026-11-24T08:30:00.000Z`]);
  });

  it('that was lifted or moved does not fire at its old date', async () => {
    await setTimer(later(HOUR));
    await setTimer(later(3 * HOUR));
    await setTimer(later(HOUR), [], 'd2');
    await app.get(Transactions).run((tx) => app.get(Timers).cancel(tx, { kind: 'dossier', id: 'd2' }));

    clock.advance(2 * HOUR);
    await drain(app);
    expect(await bench.effects('bench.limit')).toEqual([]);

    clock.advance(HOUR);
    await drain(app);
    expect(await bench.effects('bench.limit')).toEqual(['d1 2026-11-23T11:30:00.000Z']);
  });

  it('whose kind no job knows stays for a build that does', async () => {
    await app
      .get(Transactions)
      .run((tx) => app.get(Timers).set(tx, { subject, kind: 'unknown.limit', dueAt: later(-HOUR) }));

    await drain(app);

    const { rows } = await bench.owner.query('SELECT state FROM jobs.timer');
    expect(rows).toEqual([{ state: 'live' }]);
  });

  it('is not fired twice by a clock that is put back', async () => {
    await setTimer(later(DAY));
    clock.advance(31 * DAY);
    await drain(app);

    clock.advance(-31 * DAY);
    await drain(app);
    clock.advance(2 * DAY);
    await drain(app);

    expect(await bench.effects('bench.limit')).toHaveLength(1);
  });
});

describe('A reminder', () => {
  it('comes exactly once with ten sweeps at the same moment', async () => {
    await setTimer(later(10 * DAY), [
      { occurrence: '-5d', at: later(5 * DAY) },
      { occurrence: '-1d', at: later(9 * DAY) },
    ]);

    clock.advance(6 * DAY);
    await Promise.all(Array.from({ length: 10 }, () => app.get(Sweep).look()));
    await drain(app);

    expect(await bench.effects('bench.remind')).toEqual(['d1 -5d']);
  });

  it('missed in an outage still comes before the limit', async () => {
    await setTimer(later(2 * DAY), [{ occurrence: '-1d', at: later(DAY) }]);
    clock.advance(3 * DAY);

    const { done } = await drain(app);

    expect(done.filter((job) => job !== 'bench.hourly')).toEqual(['bench.remind', 'bench.limit']);
  });
});

describe('A job of every hour', () => {
  it('is done once per hour, however many sweeps look', async () => {
    await Promise.all(Array.from({ length: 10 }, () => app.get(Sweep).look()));
    await drain(app);
    await drain(app);
    clock.advance(HOUR);
    await drain(app);

    expect(await bench.effects('bench.hourly')).toEqual(['2026-11-23T08:00:00.000Z', '2026-11-23T09:00:00.000Z']);
  });

  it('is caught up once after an outage of a day', async () => {
    await drain(app);
    clock.advance(DAY);
    await drain(app);

    expect(await bench.effects('bench.hourly')).toHaveLength(2);
  });
});

describe('Draining', () => {
  it('does what the work brings about, and says what was done', async () => {
    await bench.announce(app, 'one');
    await setTimer(later(0));

    const { done, failed } = await drain(app);

    expect([...done].sort()).toEqual(['bench.hourly', 'bench.limit', 'bench.note']);
    expect(failed).toEqual([]);
  });

  it('throws what a handler threw, or tells it when asked to', async () => {
    failing.set('one', 2);
    await bench.announce(app, 'one');

    await expect(drain(app)).rejects.toThrow('bench.note: RangeError: one cannot be done yet');

    clock.advance(10_000);
    const { failed } = await drain(app, { allowFailures: true });
    expect(failed).toEqual(['bench.note: RangeError: one cannot be done yet']);
  });

  it('refuses an app in which a declared job has no handler', async () => {
    const gap = await bench.start({ handlers: benchHandlers.slice(1) });

    await expect(drain(gap)).rejects.toThrow('bench.note: 0 handlers');
  });
});
