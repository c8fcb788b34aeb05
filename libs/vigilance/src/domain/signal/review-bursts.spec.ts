import { addDays, type Day } from '#libs/kernel';
import { burstsOf, type CountedDay } from './review-bursts.js';

const rules = { lookedBackDays: 90, withinDays: 7, usualDays: 84, times: 4, atLeast: 20 };
const today = '2027-06-30' as Day;
const day = (back: number, reviews: number, rating = 4): CountedDay => ({
  day: addDays(today, -back),
  reviews,
  ratings: reviews * rating,
});
/** One review a day, oldest first, beside what is given. */
const quiet = (special: readonly CountedDay[]) =>
  Array.from(
    { length: 170 },
    (_, at) => special.find((one) => one.day === addDays(today, at - 169)) ?? day(169 - at, 1),
  );

describe('a burst of reviews', () => {
  it('is many times what is usual, in days that touch each other, and is one', () => {
    const [burst, ...more] = burstsOf(quiet([day(11, 40, 1), day(10, 30, 1)]), today, rules);
    expect(more).toEqual([]);
    expect(burst).toMatchObject({ usual: 7 });
    expect(burst?.reviews).toBeGreaterThanOrEqual(70);
    expect(burst?.meanRating).toBeLessThan(2);
  });

  it('is none where as many are usual, where they are few, and where it is long ago', () => {
    expect(burstsOf(quiet([]), today, rules)).toEqual([]);
    expect(burstsOf([day(3, 19)], today, rules)).toEqual([]);
    expect(burstsOf([day(120, 500)], today, rules)).toEqual([]);
  });
});
