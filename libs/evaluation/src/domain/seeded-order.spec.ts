import fc from 'fast-check';
import { seededOrder } from './seeded-order.js';

const seed = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const population = Array.from({ length: 20 }, (_, index) => `LST-${String(index + 1).padStart(4, '0')}`);

describe('the seeded order', () => {
  it('draws what the published vector of the draw says', () => {
    const order = seededOrder(seed, population, (id) => id);

    expect(order.slice(0, 4)).toEqual(['LST-0010', 'LST-0016', 'LST-0013', 'LST-0011']);
  });

  it('does not depend on the order in which the population is listed', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(population, { minLength: 20 }), (shuffled) => {
        expect(seededOrder(seed, shuffled, (id) => id)).toEqual(seededOrder(seed, population, (id) => id));
      }),
    );
  });
});
