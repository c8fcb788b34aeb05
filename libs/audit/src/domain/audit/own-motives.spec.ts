import { inWords, LISTING_ENDED } from './own-motives.js';

describe('the motive of an audit that is given up', () => {
  it('is said in both languages when it is our own', () => {
    expect(inWords(LISTING_ENDED.fr)).toEqual({ fr: 'Le référencement a pris fin.', en: 'The listing has ended.' });
  });

  it('stays as it was written when a person wrote it', () => {
    expect(inWords('L’équipe est incomplète.')).toBe('L’équipe est incomplète.');
  });
});
