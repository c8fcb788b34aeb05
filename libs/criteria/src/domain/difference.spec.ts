import { departureFramework } from '../notation/departure-files.js';
import { differenceOf, isEmptyDifference } from './difference.js';
import type { Criterion, Framework } from './framework.js';

const before = departureFramework();
const changed = (change: (criteria: readonly Criterion[]) => readonly Criterion[]): Framework => ({
  ...before,
  framework: { ...before.framework, version: '0.2.0' },
  criteria: change(before.criteria),
});
const rewrite = (id: string, change: Partial<Criterion>) =>
  changed((criteria) => criteria.map((one) => (one.id === id ? { ...one, ...change } : one)));

describe('the difference of two versions', () => {
  it('is empty between a version and itself, whatever the order of keys and lists', () => {
    const shuffled = changed((criteria) =>
      [...criteria].reverse().map((one) => ({
        ...(Object.fromEntries(Object.entries(one).reverse()) as unknown as Criterion),
        categories: [...one.categories].reverse(),
      })),
    );

    expect(isEmptyDifference(differenceOf(before, before))).toBe(true);
    expect(isEmptyDifference(differenceOf(before, shuffled))).toBe(true);
  });

  it('names each changed field with what it was and what it is', () => {
    const { criteria } = differenceOf(before, rewrite('DRO-04', { title: 'Autre titre', severity: 'mineur' }));

    expect(criteria).toMatchObject({
      added: [],
      removed: [],
      changed: [
        {
          id: 'DRO-04',
          fields: [
            { field: 'severity', before: 'majeur', after: 'mineur' },
            { field: 'title', after: 'Autre titre' },
          ],
        },
      ],
    });
  });

  it('tells added from removed', () => {
    const after = changed(([first, ...rest]) => [...rest, { ...(first as Criterion), id: 'DRO-99' }]);

    expect(differenceOf(before, after).criteria).toMatchObject({
      added: [{ id: 'DRO-99' }],
      removed: [{ id: 'DRO-01' }],
    });
    expect(differenceOf(after, before).criteria).toMatchObject({
      added: [{ id: 'DRO-01' }],
      removed: [{ id: 'DRO-99' }],
    });
  });

  it('sees that overrides were put in another order, for the last one wins', () => {
    const overrides = before.criteria.find(({ id }) => id === 'MED-05')?.overrides ?? [];
    const { criteria } = differenceOf(before, rewrite('MED-05', { overrides: [...overrides].reverse() }));

    expect(criteria.changed.map(({ id }) => id)).toEqual(['MED-05']);
  });

  it('sees a change of tier, of vocabulary and of ceiling', () => {
    const { proportionality, vocabularies } = before;
    const after: Framework = {
      ...before,
      vocabularies: { ...vocabularies, flags: [...vocabularies.flags, { id: 'jeu', title: 'Jeu' }] },
      proportionality: {
        ...proportionality,
        tier_matrix: { ...proportionality.tier_matrix, BIE: { N0: 'R2', N1: 'R2', N2: 'R3', N3: 'R3' } },
        tiers: proportionality.tiers.map((tier) => (tier.id === 'R1' ? { ...tier, experts: 2 } : tier)),
      },
    };
    const difference = differenceOf(before, after);

    expect(difference.settings.map(({ field }) => field)).toEqual([
      'proportionality/tier_matrix',
      'vocabularies/flags',
    ]);
    expect(difference.tiers.changed).toMatchObject([{ id: 'R1', fields: [{ field: 'experts', before: 1, after: 2 }] }]);
  });
});
