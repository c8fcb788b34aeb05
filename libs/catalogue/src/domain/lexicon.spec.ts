import fc from 'fast-check';
import { Lexicon, slipsBetween } from './lexicon.js';

const lexicon = new Lexicon([
  { word: 'diabète', uses: 12 },
  { word: 'sommeil', uses: 7 },
  { word: 'tension', uses: 5 },
  { word: 'pension', uses: 1 },
  { word: 'rééducation', uses: 3 },
  { word: 'carnet', uses: 9 },
]);

describe('the words of the catalogue', () => {
  it.each([
    ['diabte', 'diabète'],
    ['diabette', 'diabète'],
    ['Tensoin', 'tension'],
    ['réeducaton', 'rééducation'],
    ['carnet sommeill', 'carnet sommeil'],
  ])('correct %s into %s', (typed, meant) => {
    expect(lexicon.correct(typed)).toBe(meant);
  });

  it('prefer the more usual of two words as near', () => {
    expect(lexicon.correct('mension')).toBe('tension');
  });

  it.each(['carnet', 'DIABETE', 'xyzzy', 'dia', ''])('leave %s as it is', (typed) => {
    expect(lexicon.correct(typed)).toBeUndefined();
  });
});

describe('slips between two words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 });

  it('are none for the same word and the same in both directions', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(slipsBetween(a, b, 9) === 0).toBe(a === b);
        expect(slipsBetween(a, b, 9)).toBe(slipsBetween(b, a, 9));
      }),
    );
  });

  it('are told as too many beyond the most that is asked for', () => {
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, most) => {
        const slips = slipsBetween(a, b, 9);
        expect(slipsBetween(a, b, most)).toBe(slips > most ? most + 1 : slips);
      }),
    );
  });
});
