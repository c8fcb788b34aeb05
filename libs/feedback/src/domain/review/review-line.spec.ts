import { toDay } from '#libs/kernel';
import { readReviewLine } from './review-line.js';

const today = toDay('2026-11-23');
const limits = { longestText: 50, longestId: 10, sources: new Set(['app_store']) };
const cells = {
  application: 'nuit-claire',
  source: 'app_store',
  external_id: 'a-1',
  written_on: '2026-11-20',
  experienced_on: '2026-11-18',
  rating: '4',
  text: 'Bien.',
  language: 'fr',
  checked: 'false',
};
const faults = (changed: Record<string, string>) =>
  readReviewLine({ ...cells, ...changed }, today, limits).faults.map(({ column, code }) => `${column} ${code}`);

describe('a line of a file of reviews', () => {
  it('becomes a review', () => {
    expect(readReviewLine(cells, today, limits)).toEqual({
      faults: [],
      value: {
        slug: 'nuit-claire',
        source: 'app_store',
        externalId: 'a-1',
        writtenOn: '2026-11-20',
        experiencedOn: '2026-11-18',
        amendedOn: null,
        rating: 4,
        text: 'Bien.',
        language: 'fr',
        checked: false,
        authorEmail: null,
      },
    });
  });

  it('may leave out the day of the experience and the words', () => {
    expect(faults({ experienced_on: '', text: '' })).toEqual([]);
  });

  it.each([
    [{ rating: '0' }, 'rating bad_rating'],
    [{ rating: '6' }, 'rating bad_rating'],
    [{ rating: '4,5' }, 'rating not_a_count'],
    [{ source: 'forum' }, 'source unknown_source'],
    [{ experienced_on: '2026-11-21' }, 'experienced_on experience_after_review'],
    [{ updated_on: '2026-11-19' }, 'updated_on update_before_review'],
    [{ language: 'FR' }, 'language bad_language'],
    [{ checked: 'oui' }, 'checked not_true_or_false'],
    [{ text: 'x'.repeat(51) }, 'text too_long'],
    [{ external_id: 'x'.repeat(11) }, 'external_id too_long'],
    [{ author_email: 'nobody' }, 'author_email bad_address'],
    [{ author_email: 'a@b.fr, c@d.fr' }, 'author_email bad_address'],
  ])('is refused for %o', (changed, expected) => {
    expect(faults(changed)).toEqual([expected]);
  });

  it('names every fault at once', () => {
    expect(faults({ rating: 'x', written_on: '2027-01-01', application: '' })).toHaveLength(3);
  });
});
