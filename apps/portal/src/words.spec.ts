import { isPlural, writtenPrice } from './words.js';

describe('counts in words', () => {
  it.each([
    [0, false, true],
    [1, false, false],
    [2, true, true],
    [1_000, true, true],
  ])('%i takes the plural in French: %s, in English: %s', (count, french, english) => {
    expect([isPlural(count, 'fr'), isPlural(count, 'en')]).toEqual([french, english]);
  });

  it('knows that a French million still takes the plural', () => {
    expect(isPlural(1_000_000, 'fr')).toBe(true);
  });
});

describe('a price', () => {
  it('is said in the language of the page when it is the word for nothing to pay', () => {
    expect(writtenPrice('Gratuit', 'en')).toEqual({ text: 'Free' });
    expect(writtenPrice(' gratuit ', 'fr')).toEqual({ text: 'Gratuit' });
  });

  it('is left as the publisher wrote it otherwise, and marked as French on an English page', () => {
    expect(writtenPrice('9,90 € par mois', 'en')).toEqual({ text: '9,90 € par mois', lang: 'fr' });
    expect(writtenPrice('9,90 € par mois', 'fr')).toEqual({ text: '9,90 € par mois' });
  });

  it('is no name of what every object has', () => {
    expect(writtenPrice('constructor', 'en')).toEqual({ text: 'constructor', lang: 'fr' });
  });
});
