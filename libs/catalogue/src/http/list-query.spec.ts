import fc from 'fast-check';
import { DomainError, Invalid } from '#libs/kernel';
import { readListQuery } from './list-query.js';
import { writePosition } from './position.js';

const fieldsOf = (query: Record<string, unknown>): (string | undefined)[] => {
  try {
    readListQuery(query);
    return [];
  } catch (refusal) {
    return refusal instanceof DomainError ? refusal.reasons.map(({ field }) => field) : ['not a refusal'];
  }
};

describe('the query of the public list', () => {
  it('is by name, active listings, 25 a page unless asked otherwise', () => {
    expect(readListQuery({})).toEqual({ page: { status: 'active', sort: 'name', limit: 25 }, wantsFacets: false });
  });

  it('reads one value or several of the same field', () => {
    const { page } = readListQuery({ category: 'DM', platform: ['ios', 'web'], reimbursed: 'true', limit: '100' });

    expect(page).toMatchObject({ category: ['DM'], platform: ['ios', 'web'], reimbursed: true, limit: 100 });
  });

  it('sorts by relevance when words are given', () => {
    expect(readListQuery({ q: ' sommeil ' }).page).toMatchObject({ q: 'sommeil', sort: 'relevance' });
    expect(readListQuery({ q: 'sommeil', sort: 'name' }).page.sort).toBe('name');
    expect(readListQuery({ q: '   ' }).page).not.toHaveProperty('q');
  });

  it.each([
    [{ limit: '0' }, '/limit'],
    [{ limit: '101' }, '/limit'],
    [{ limit: 'many' }, '/limit'],
    [{ category: 'XX' }, '/category/0'],
    [{ q: 'x'.repeat(201) }, '/q'],
    [{ sort: 'popularity' }, '/sort'],
    [{ sort: 'relevance' }, '/sort'],
    [{ colour: 'red' }, '/colour'],
    [{ badge: "'; drop table" }, '/badge/0'],
  ])('refuses %j and names %s', (query, field) => {
    expect(() => readListQuery(query)).toThrow(Invalid);
    expect(fieldsOf(query)).toContain(field);
  });

  it('goes on from a cursor of the same order only', () => {
    const after = writePosition({ key: 'Sommeil', id: '0190f3c4-0000-7000-8000-000000000001' }, 'name');

    expect(readListQuery({ after }).page.after).toEqual({ key: 'Sommeil', id: '0190f3c4-0000-7000-8000-000000000001' });
    expect(fieldsOf({ after, sort: 'listed' })).toEqual(['/after']);
  });

  it('refuses a cursor in which a single character was changed', () => {
    const cursor = writePosition({ key: 'Sommeil', id: '0190f3c4-0000-7000-8000-000000000001' }, 'name');

    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...'AZaz09-_'), (at, letter) => {
        fc.pre(cursor[at] !== letter);
        const changed = cursor.slice(0, at) + letter + cursor.slice(at + 1);
        fc.pre(Buffer.from(changed, 'base64url').compare(Buffer.from(cursor, 'base64url')) !== 0);
        expect(fieldsOf({ after: changed })).toEqual(['/after']);
      }),
    );
  });
});
