import fc from 'fast-check';
import { searchQuery } from './search-words.js';

describe('what a person types in the search box', () => {
  it('asks for every word, the last one unfinished', () => {
    expect(searchQuery('Suivi du diabè')).toBe('suivi & du & diabè:*');
  });

  it('leaves out words that are in every text', () => {
    expect(searchQuery('les applications sommeil')).toBe('sommeil:*');
    expect(searchQuery('applications')).toBe('applications:*');
  });

  it('never becomes a malformed query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        expect(searchQuery(typed)).toMatch(/^$|^([\p{L}\p{M}\p{N}]+ & ){0,7}[\p{L}\p{M}\p{N}]+:\*$/u);
      }),
    );
  });
});
