import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from '../support/house.js';

describe('a dossier, from request to decision', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await startHouse();
  }, 60_000);

  afterAll(() => house?.close());

  it.each(Object.entries(plots))(
    'ends %s',
    async (outcome, plot) => {
      const told = await house.tell(plot);
      await house.work();

      expect(told.outcome).toBe(outcome);
      const dead = await house.database.query(
        'SELECT job, last_error FROM messaging.delivery WHERE dead_at IS NOT NULL',
      );
      expect(dead).toEqual([]);
    },
    120_000,
  );
});
