import fc from 'fast-check';
import { Invalid } from '#libs/kernel';
import { filingLimit, impactOf, weightiestFirst } from './impact.js';
import { someChanges } from './version.builders.js';

const applied = [
  { criterion: 'SEC-01', brick: 'SEC', severity: 'majeur' },
  { criterion: 'DRO-01', brick: 'DRO', severity: 'bloquant' },
  { criterion: 'INF-02', brick: 'INF', severity: 'mineur' },
  { criterion: 'MED-01', brick: 'MED', severity: 'bloquant' },
];

const BRICKS = ['SEC', 'DRO', 'INF', 'MED', 'ECO', 'URB'];
const questionnaire = fc
  .array(fc.record({ substantial: fc.boolean(), bricks: fc.subarray(BRICKS) }), { minLength: 1, maxLength: 8 })
  .map((types) => types.map((type, at) => ({ id: `type-${at}`, title: `Type ${at}`, ...type })));
const answered = questionnaire.chain((types) =>
  fc.record({ types: fc.constant(types), happened: fc.subarray(types, { minLength: 1 }) }),
);

describe('the impact questionnaire', () => {
  it('finds a correction minor, and a new category of health data substantial', () => {
    expect(impactOf(['correction'], someChanges(), applied)).toMatchObject({ class: 'minor', criteria: [] });
    expect(impactOf(['correction', 'donnees_nouvelles'], someChanges(), applied)).toEqual({
      class: 'substantial',
      types: ['correction', 'donnees_nouvelles'],
      bricks: ['DRO', 'SEC', 'URB'],
      criteria: ['SEC-01', 'DRO-01'],
    });
  });

  it('is substantial as soon as one change is', () => {
    fc.assert(
      fc.property(answered, ({ types, happened }) => {
        const impact = impactOf(
          happened.map(({ id }) => id),
          { types },
          applied,
        );

        expect(impact.class === 'substantial').toBe(happened.some(({ substantial }) => substantial));
      }),
    );
  });

  it('reopens the union of the bricks of what happened, and of their criteria those that apply', () => {
    fc.assert(
      fc.property(answered, ({ types, happened }) => {
        const impact = impactOf(
          happened.map(({ id }) => id),
          { types },
          applied,
        );

        expect(new Set(impact.bricks)).toEqual(new Set(happened.flatMap(({ bricks }) => bricks)));
        const expected = applied.filter(({ brick }) => impact.bricks.includes(brick)).map(({ criterion }) => criterion);
        expect(impact.criteria).toEqual(expected);
      }),
    );
  });

  it('is never less for one more change', () => {
    fc.assert(
      fc.property(answered, fc.nat(), ({ types, happened }, pick) => {
        const ids = happened.map(({ id }) => id);
        const more = types[pick % types.length]?.id ?? '';
        const [before, after] = [ids, [...ids, more]].map((some) => impactOf(some, { types }, applied));

        expect(after?.criteria).toEqual(expect.arrayContaining([...(before?.criteria ?? [])]));
        if (before?.class === 'substantial') expect(after?.class).toBe('substantial');
      }),
    );
  });

  it('refuses a change that it does not know, and says which', () => {
    const answer = () => impactOf(['correction', 'humeur'], someChanges(), applied);

    expect(answer).toThrow(Invalid);
    expect(answer).toThrow(expect.objectContaining({ reasons: [expect.objectContaining({ field: '/changes/1' })] }));
  });

  it('gives less time when a blocking criterion is touched', () => {
    const blocking = impactOf(['donnees_nouvelles'], someChanges(), applied);
    const light = impactOf(['prix'], someChanges(), applied);

    expect(filingLimit(blocking, applied, someChanges())).toBe('15d');
    expect(filingLimit(light, applied, someChanges())).toBe('30d');
    expect(weightiestFirst(blocking, applied).map(({ criterion }) => criterion)).toEqual(['DRO-01', 'SEC-01']);
  });
});
