import { PUBLIC_STATUSES, publicStatusOf, STATUS_WORDS, statusSentence } from './public-status.js';

const nothing = { validUntil: null, delistedOn: null, motive: null };

describe('the words the public reads about a listing', () => {
  it.each([
    ['active', 'full', 0, 'listed'],
    ['active', 'full', 2, 'listed_with_reservations'],
    ['active', 'temporary', 2, 'temporary'],
    ['active', 'trial', 0, 'trial'],
    ['suspended', 'full', 0, 'suspended'],
    ['suspended', 'trial', 1, 'suspended'],
    ['delisted', 'temporary', 1, 'delisted'],
  ] as const)('%s with basis %s and %i open findings is %s', (status, basis, openFindings, expected) => {
    expect(publicStatusOf({ status, basis, openFindings })).toBe(expected);
  });

  it('say until when a temporary listing holds, in both languages', () => {
    const sentence = statusSentence('temporary', { ...nothing, validUntil: '2028-03-14' });

    expect(sentence).toEqual({
      fr: 'Référencement temporaire (jusqu’au 14 mars 2028)',
      en: 'Temporarily listed (until 14 March 2028)',
    });
  });

  it('say when and why an application left the catalogue', () => {
    const sentence = statusSentence('delisted', { ...nothing, delistedOn: '2027-05-01', motive: 'fin de validité' });

    expect(sentence.fr).toBe('Déréférencée le 1er mai 2027 (fin de validité)');
    expect(sentence.en).toBe('Delisted on 1 May 2027 (fin de validité)');
  });

  it('exist in French and in English for every status', () => {
    for (const status of PUBLIC_STATUSES) {
      expect(STATUS_WORDS[status].fr).not.toBe('');
      expect(statusSentence(status, nothing).en).toBe(STATUS_WORDS[status].en);
    }
  });
});
