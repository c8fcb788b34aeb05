import { chartOf } from '../simulation/chart.js';
import { checkAt } from '../simulation/check-at.js';
import { figuresOf } from '../simulation/figures.js';
import { Life } from '../simulation/life.js';
import { USUAL } from '../simulation/temper.js';
import { startHouse, type TestHouse } from '../support/house.js';

describe('years of a small register, with partly silent people', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await startHouse();
  }, 60_000);

  afterAll(() => house?.close());

  it('end without a violation, with every kind of end on the way', async () => {
    const temper = { ...USUAL, asksToLeave: 0.0008, isSuspended: 0.002, isHeardOn: 0.001 };

    await new Life(house, { applications: 10, years: 5, seed: 7, temper }).run();

    expect(await checkAt(house.database, house.clock.now())).toEqual([]);
    const { dossiers, measures, delays, months } = await figuresOf(house);
    expect(new Set(dossiers.map(({ kind }) => kind)).size).toBeGreaterThan(1);
    expect(measures.length).toBeGreaterThan(1);
    expect(delays.length).toBeGreaterThan(0);
    expect(chartOf({ dossiers, listings: [], measures, delays, letters: 0, months })).toContain('<polyline');
  }, 600_000);
});
