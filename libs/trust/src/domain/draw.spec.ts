import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DrawImpossible, drawFrom } from './draw.js';

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const population = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 40 });

describe('a draw', () => {
  it('gives what the given vector says', () => {
    const { n, drawn, ...given } = JSON.parse(readFileSync('test/vectors/draw-vector.json', 'utf8'));

    expect(drawFrom({ ...given, count: n })).toEqual(drawn);
  });

  it('does not depend on the order in which the population is given', () => {
    const shuffled = population.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(seed, shuffled, fc.nat(), (s, [all, other], some) => {
        const count = some % (all.length + 1);

        expect(drawFrom({ seed: s, population: other, count })).toEqual(drawFrom({ seed: s, population: all, count }));
      }),
    );
  });

  it('draws each at most once, only from the population, and a larger draw begins with a smaller one', () => {
    fc.assert(
      fc.property(seed, population, fc.nat(), (s, all, some) => {
        const count = some % (all.length + 1);
        const whole = drawFrom({ seed: s, population: all, count: all.length });

        expect([...whole].sort()).toEqual([...all].sort());
        expect(drawFrom({ seed: s, population: all, count })).toEqual(whole.slice(0, count));
      }),
    );
  });

  it('reads a seed in either case', () => {
    const given = { population: ['a', 'b', 'c'], count: 2 };
    const digits = 'ab'.repeat(32);

    expect(drawFrom({ ...given, seed: digits.toUpperCase() })).toEqual(drawFrom({ ...given, seed: digits }));
  });

  it.each([
    ['an id that stands twice', { population: ['a', 'b', 'a'] }, 'a stands twice'],
    ['an empty id', { population: ['a', ''] }, 'empty'],
    ['more than there are', { count: 3 }, '3 cannot be drawn from a population of 2'],
    ['less than nothing', { count: -1 }, 'no whole number'],
    ['a half', { count: 0.5 }, 'no whole number'],
    ['a short seed', { seed: 'ab' }, 'seed'],
    ['a seed that is not hexadecimal', { seed: 'zz'.repeat(32) }, 'seed'],
  ])('refuses %s', (_, fault, sentence) => {
    const draw = { seed: '00'.repeat(32), population: ['a', 'b'], count: 1, ...fault };

    expect(() => drawFrom(draw)).toThrow(DrawImpossible);
    expect(() => drawFrom(draw)).toThrow(sentence);
  });
});
