import { departureFramework } from '../notation/departure-files.js';
import { type ChangeClasses, carriesOver, misclassed, reopens, unclassed } from './change-class.js';
import { differenceOf } from './difference.js';
import type { Criterion } from './framework.js';

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

  it('is refused to a criterion that did not change, and where the change is of another kind', () => {
    expect(misclassed(difference, { ...classes, 'DRO-03': 'editorial', 'DRO-99': 'editorial' })).toEqual([
      { id: 'DRO-99', why: 'class_not_possible' },
      { id: 'DRO-03', why: 'criterion_unchanged' },
    ]);
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
