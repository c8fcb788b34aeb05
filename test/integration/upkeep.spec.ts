import { newId } from '#libs/kernel';
import { ClearDoneWorkHandler } from '../../libs/jobs/src/upkeep/clear-done-work.handler.js';
import { startHouse, type TestHouse } from '../support/house.js';

const DAY_MS = 86_400_000;

describe('the upkeep of the queue', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await startHouse({ environment: { DONE_WORK_DAYS: '30' } });
  }, 60_000);

  afterAll(() => house?.close());

  const ago = (days: number) => new Date(house.clock.now().getTime() - days * DAY_MS);
  const deliver = async (state: { done?: Date; dead?: Date }) => {
    const id = newId<'Delivery'>();
    await house.database.query(
      `INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at, done_at, dead_at)
       VALUES ($1, 'a.job', '{}', $2, $2, $3, $4)`,
      [id, ago(400), state.done ?? null, state.dead ?? null],
    );
    return id;
  };
  const left = async () =>
    (await house.database.query<{ id: string }[]>(`SELECT id FROM messaging.delivery WHERE job = 'a.job'`)).map(
      ({ id }) => id,
    );

  it('forgets work that was done long ago, and nothing else', async () => {
    await deliver({ done: ago(31) });
    const kept = [await deliver({ done: ago(29) }), await deliver({ dead: ago(300) }), await deliver({})];
    await house.database.query(
      `INSERT INTO jobs.occurrence (job, occurs_at, ordered_at) VALUES ('x', $1, $1), ('x', $2, $2), ('y', $1, $1)`,
      [ago(40), ago(35)],
    );

    await house.database.transaction((tx) => house.app.get(ClearDoneWorkHandler, { strict: false }).run(tx));

    expect((await left()).sort()).toEqual(kept.sort());
    expect(
      await house.database.query(
        `SELECT job, count(*)::int AS n FROM jobs.occurrence WHERE job IN ('x', 'y') GROUP BY job ORDER BY job`,
      ),
    ).toEqual([
      { job: 'x', n: 1 },
      { job: 'y', n: 1 },
    ]);
  });
});
