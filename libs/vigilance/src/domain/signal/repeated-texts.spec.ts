import fc from 'fast-check';
import { newId } from '#libs/kernel';
import type { ReportId } from '../report/triage.js';
import type { Severity } from '../report/vocabulary.js';
import { repetitionsOf, shinglesOf, type ToldText } from './repeated-texts.js';

const rules = {
  withinDays: 7,
  lookedBackDays: 28,
  likeness: 0.6,
  shingleWords: 3,
  leastWords: 5,
  shownFrom: 3,
  compared: 500,
};
const start = Date.parse('2027-03-01T09:00:00Z');

const told = (text: string, hours: number, severity: Severity = 'minor'): ToldText => ({
  id: newId<'Report'>() as ReportId,
  receivedAt: new Date(start + hours * 3_600_000),
  severity,
  words: text.split(' ').filter((word) => word !== ''),
});
const COPY = 'cette application est nulle et ne sert vraiment a rien du tout fuyez';

describe('texts that repeat each other', () => {
  it('are folded into the first of them, whatever the order in which they are read', () => {
    const [first, second, third] = [told(COPY, 0), told(COPY, 1), told(`${COPY} vite`, 2)];
    for (const order of [
      [first, second, third],
      [third, second, first],
    ]) {
      expect(repetitionsOf(order, rules).map(({ report, first: leader }) => [report, leader])).toEqual([
        [second.id, first.id],
        [third.id, first.id],
      ]);
    }
  });

  it('do not swallow a serious report that stands among them, even in nearly the same words', () => {
    const grave = told('mon pere a ete hospitalise apres une dose fausse affichee par cette application', 3, 'serious');
    const sameWords = told(`${COPY} urgences`, 4, 'critical');
    const all = [told(COPY, 0), told(COPY, 1), told(COPY, 2), grave, sameWords];

    const folded = repetitionsOf(all, rules).map(({ report }) => report);

    expect(folded).toHaveLength(2);
    expect(folded).not.toContain(grave.id);
    expect(folded).not.toContain(sameWords.id);
  });

  it('are strangers when a long silence lies between them, and when they are too short to say anything', () => {
    expect(repetitionsOf([told(COPY, 0), told(COPY, 24 * 8)], rules)).toEqual([]);
    expect(repetitionsOf([told('ne marche pas', 0), told('ne marche pas', 1)], rules)).toEqual([]);
  });

  it('go on for as long as they keep coming', () => {
    const daily = Array.from({ length: 20 }, (_, day) => told(COPY, 24 * day));
    expect(repetitionsOf(daily, rules)).toHaveLength(19);
  });

  it('fold into one that was not folded itself, never into a graver nor an older one than the rules allow', () => {
    const text = fc.tuple(
      fc.constantFrom(COPY, `${COPY} non`, 'la mesure du soir est fausse depuis la derniere version'),
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom<Severity>('none', 'minor', 'serious', 'critical'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (given) => {
        const texts = given.map(([words, hours, severity]) => told(words, hours, severity));
        const found = repetitionsOf(texts, rules);
        const folded = new Set(found.map(({ report }) => report));
        expect(folded.size).toBe(found.length);
        for (const { first } of found) expect(folded.has(first)).toBe(false);
        expect(repetitionsOf([...texts].reverse(), rules)).toEqual(found);
      }),
    );
  });
});

describe('the likeness of two texts', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 5, maxLength: 12 });
  const any = { ...rules, likeness: 1e-9 };
  const likenessOf = (one: readonly string[], other: readonly string[]) =>
    repetitionsOf([told(one.join(' '), 0), told(other.join(' '), 1)], any)[0]?.likeness ?? 0;

  it('is the share of the shingles that they have in common', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [left, right] = [shinglesOf(one, 3), shinglesOf(other, 3)];
        const common = [...left].filter((shingle) => right.has(shingle)).length;
        expect(likenessOf(one, other)).toBeCloseTo(common / new Set([...left, ...right]).size);
        expect(likenessOf(other, one)).toBe(likenessOf(one, other));
        expect(likenessOf(one, one)).toBe(1);
      }),
    );
  });
});
