import { departureFramework } from '../notation/departure-files.js';
import { type ChangeClasses, carriesOver, reopens, unclassed } from './change-class.js';
import { differenceOf } from './difference.js';
import type { Criterion } from './framework.js';
import { impactsOf, summaryOf } from './impact.js';

const before = departureFramework();
const [first, second, ...rest] = before.criteria as readonly [Criterion, Criterion, ...Criterion[]];
const added: Criterion = { ...first, id: 'DRO-99', categories: ['DM'] };
const after = { ...before, criteria: [{ ...second, question: 'Autrement ?' }, ...rest, added] };
const difference = differenceOf(before, after);
const classes: ChangeClasses = { 'DRO-01': 'removed', 'DRO-02': 'tightened', 'DRO-99': 'new_mandatory' };

describe('the class of a change', () => {
  it('is due for each criterion added, removed or changed, and for no other', () => {
    expect(unclassed(difference, {})).toEqual(['DRO-99', 'DRO-01', 'DRO-02']);
    expect(unclassed(difference, classes)).toEqual([]);
  });

  it.each([
    ['DRO-99', 'editorial'],
    ['DRO-01', 'clarified'],
    ['DRO-02', 'removed'],
  ] as const)('of %s cannot be %s', (id, change) => {
    expect(unclassed(difference, { ...classes, [id]: change })).toEqual([id]);
  });

  it('says whether the last outcome may be carried over', () => {
    expect((['editorial', 'clarified', 'tightened', 'new_mandatory'] as const).map(carriesOver)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect((['tightened', 'new_mandatory', 'new_optional', 'removed'] as const).map(reopens)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the impact of a version on current listings', () => {
  const facts = { access: 'N1', catalog: 'ENS', flags: [] };
  const listings = [
    { listingId: 'a', facts: { ...facts, category: 'DM' } },
    { listingId: 'b', facts: { ...facts, category: 'BIE' } },
    { listingId: 'c', facts: { ...facts, category: 'BIE', access: 'N0' } },
  ];
  const impacts = impactsOf(before, after, classes, listings);

  it('names what each must comply with anew', () => {
    expect(impacts.map(({ listingId, reopened }) => [listingId, reopened])).toEqual([
      ['a', ['DRO-02', 'DRO-99']],
      ['b', ['DRO-02']],
      ['c', []],
    ]);
  });

  it('is published as counts', () => {
    expect(summaryOf(impacts)).toEqual({ listings: 3, hit: 2, byCriterion: { 'DRO-02': 2, 'DRO-99': 1 } });
  });
});
