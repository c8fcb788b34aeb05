import fc from 'fast-check';
import { Phrases } from './phrases.js';
import { foldWord, keyOf, wordsOf } from './words.js';

function found(phrase: string, text: string): readonly string[] {
  const phrases = new Phrases<string>();
  phrases.add('it', phrase);
  const words = wordsOf(text);
  return phrases.find(words).map(({ from, to }) => text.slice(words[from]?.start, words[to]?.end));
}

describe('words', () => {
  it('are folded: no accent, no case, no letter thrice', () => {
    expect(['Éééécœuré', 'NUUUUL', 'ÇA'].map(foldWord)).toEqual(['eecoeure', 'nuul', 'ca']);
  });

  it('meet in a key where only spelling parts them', () => {
    expect(keyOf('inssuline')).toBe(keyOf('insuline'));
    expect(keyOf('pharmacie')).toBe(keyOf('farmacie'));
    expect(keyOf('dose')).not.toBe(keyOf('rose'));
  });

  it('know their place and their sentence; markup is none of them', () => {
    const text = 'La <b>dose</b> est de 1.5 mg. Elle est fausse';

    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['La', 'dose', 'est', 'de', '1', '5', 'mg'],
      ...['Elle', 'est', 'fausse'],
    ]);
    expect(wordsOf(text).map(({ sentence }) => sentence)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
  });

  it('are found in anything, and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const { start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});

describe('phrases', () => {
  it.each([
    ['mauvaise dose', 'une MAUVAISE dose !', ['MAUVAISE dose']],
    ['mauvais* dose', 'mauvaises doses, mauvaise dose', ['mauvaise dose']],
    ['dose ~2 (fausse|erron*)', 'la dose affichée est erronée', ['dose affichée est erronée']],
    ['dose ~1 (fausse|erron*)', 'la dose affichée est erronée', []],
    ['(mot de passe|mdp) perdu', 'mot de passe perdu, mdp perdu', ['mot de passe perdu', 'mdp perdu']],
    ['dose ~3 fausse', 'la dose. Elle est fausse', []],
    ['appelle samu', 'j’appelle SAMU', ['appelle SAMU']],
  ])('%s in "%s"', (phrase, text, expected) => {
    expect(found(phrase, text)).toEqual(expected);
  });

  it.each(['', 'dose ~3', '(', 'a*', 'dose ?'])('refuse what is none: "%s"', (phrase) => {
    expect(() => found(phrase, '')).toThrow('This is no phrase');
  });
});
