import type { Day } from '#libs/kernel';
import { CellReader, type Cells } from '../import/cell-reader.js';
import { type Columns, type ReadLine, read } from '../import/line.js';
import type { HandedReview } from './review.js';

/**
 * `application`: address of the sheet in the catalogue · `source`: word of the policy · `external_id`: how the source
 * knows the review · `written_on`, `experienced_on` (empty when unknown), `updated_on`: days · `rating`: 1 to 5 ·
 * `text`: may be empty · `language`: two letters · `checked`: whether the source has verified the use, true or false ·
 * `author_email`: only if the author agreed to be written to.
 */
export const REVIEW_COLUMNS: Columns = {
  required: [
    'application',
    'source',
    'external_id',
    'written_on',
    'experienced_on',
    'rating',
    'text',
    'language',
    'checked',
  ],
  optional: ['updated_on', 'author_email'],
};

export interface ReviewLimits {
  readonly longestText: number;
  readonly longestId: number;
  readonly sources: ReadonlySet<string>;
}

export interface ReviewLine extends Omit<HandedReview, 'applicationId'> {
  readonly slug: string;
}

const LONGEST_SLUG = 200;
const LONGEST_ADDRESS = 320;
const ADDRESS = /^[^\s@,;:<>"]+@[^\s@,;:<>"]+\.[^\s@,;:<>".]+$/;

export function readReviewLine(cells: Cells, today: Day, limits: ReviewLimits): ReadLine<ReviewLine> {
  const reader = new CellReader(cells);
  const writtenOn = reader.day('written_on', today);
  const value = {
    slug: reader.text('application', LONGEST_SLUG),
    source: reader.word('source', limits.sources, 'unknown_source'),
    externalId: reader.text('external_id', limits.longestId),
    writtenOn,
    experiencedOn: reader.optionalDay('experienced_on', today),
    amendedOn: reader.optionalDay('updated_on', today),
    rating: ratingOf(reader),
    text: reader.text('text', limits.longestText, { mayBeEmpty: true }),
    language: reader.text('language', 2),
    checked: reader.flag('checked'),
    authorEmail: reader.text('author_email', LONGEST_ADDRESS, { mayBeEmpty: true }) || null,
  };
  if (value.experiencedOn !== null && value.experiencedOn > writtenOn)
    reader.refuse('experienced_on', 'experience_after_review', 'is later than the review');
  if (value.amendedOn !== null && value.amendedOn < writtenOn)
    reader.refuse('updated_on', 'update_before_review', 'is earlier than the review');
  if (value.language !== '' && !/^[a-z]{2}$/.test(value.language))
    reader.refuse('language', 'bad_language', 'is not two small letters (ISO 639-1)');
  if (value.authorEmail !== null && !ADDRESS.test(value.authorEmail))
    reader.refuse('author_email', 'bad_address', 'is not an e-mail address');
  return read(reader, value);
}

function ratingOf(reader: CellReader): number {
  const before = reader.faults.length;
  const rating = reader.count('rating');
  const isCount = reader.faults.length === before;
  if (isCount && (rating < 1 || rating > 5)) reader.refuse('rating', 'bad_rating', 'is not a rating from 1 to 5');
  return rating;
}
