import fc from 'fast-check';
import { departureFramework } from '../notation/departure-files.js';
import { applicableCriteria } from './applicability.js';
import { type Facts, readFacts } from './facts.js';
import { tierOf } from './tier.js';
import { DEVICE_CLASSES, tierRank } from './vocabulary.js';

const framework = departureFramework();
const { vocabularies } = framework;
const oneOf = (terms: readonly { readonly id: string }[]) => fc.constantFrom(...terms.map(({ id }) => id));
const facts: fc.Arbitrary<Facts> = fc.record(
  {
    category: oneOf(vocabularies.categories),
    access: oneOf(vocabularies.access_levels),
    catalog: oneOf(vocabularies.catalogs),
    flags: fc.subarray(vocabularies.flags.map(({ id }) => id)),
    track: fc.constant('essai' as const),
    device_class: fc.constantFrom(...DEVICE_CLASSES),
    ai_effect_on_person: fc.boolean(),
  },
  { requiredKeys: ['category', 'access', 'catalog', 'flags'] },
);
const plain = { category: 'BIE', access: 'N0', catalog: 'ENS', flags: [] } satisfies Facts;
const find = (given: Facts, id: string) =>
  applicableCriteria(framework, given).criteria.find((criterion) => criterion.id === id);

describe('the criteria that facts bring', () => {
  it('come in the order of the framework, each once', () => {
    const order = framework.criteria.map(({ id }) => id);
    fc.assert(
      fc.property(facts, (given) => {
        const found = applicableCriteria(framework, given).criteria.map(({ id }) => order.indexOf(id));

        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      }),
    );
  });

  it('are those whose lists hold the facts, and no others', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const found = new Set(applicableCriteria(framework, given).criteria.map(({ id }) => id));
        for (const criterion of framework.criteria) {
          const holds =
            criterion.categories.includes(given.category) &&
            criterion.access_levels.includes(given.access) &&
            criterion.catalogs.includes(given.catalog) &&
            (criterion.applies_when_flags ?? []).every((flag) => given.flags.includes(flag)) &&
            [undefined, given.track].includes(criterion.applies_when_track);

          expect(found.has(criterion.id)).toBe(holds);
        }
      }),
    );
  });

  it('never grow fewer with one more flag', () => {
    fc.assert(
      fc.property(facts, oneOf(vocabularies.flags), (given, flag) => {
        const before = applicableCriteria(framework, given).criteria.map(({ id }) => id);
        const after = applicableCriteria(framework, { ...given, flags: [...given.flags, flag] });

        expect(after.criteria.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  it('say why each of them is there', () => {
    fc.assert(
      fc.property(facts, (given) =>
        applicableCriteria(framework, given).criteria.every(({ reasons }) => reasons.length > 0),
      ),
    );
    expect(find({ ...plain, flags: ['ia'] }, 'ETH-04')?.reasons.join()).toContain('ia');
  });

  it.each([
    ['SEC-10', { access: 'N0' }, 'mineur', 'optionnel'],
    ['SEC-10', { access: 'N1' }, 'majeur', 'obligatoire'],
    ['SEC-10', { access: 'N3' }, 'bloquant', 'obligatoire'],
    ['MED-05', { category: 'DM' }, 'bloquant', 'obligatoire'],
    ['MED-05', { category: 'ORG' }, 'majeur', 'obligatoire'],
    ['MED-05', { category: 'BIE' }, 'mineur', 'obligatoire'],
    ['ETH-09', { category: 'BIE', flags: ['mineurs'] }, 'majeur', 'obligatoire'],
  ])('%s with %j is %s, %s', (id, change, severity, obligation) => {
    expect(find({ ...plain, ...change }, id)).toMatchObject({ severity, obligation });
  });

  it('let a trial make up for the proof of a medical device alone', () => {
    expect(find({ ...plain, category: 'DM' }, 'MED-05')?.trialListing).toBe(true);
    expect(find({ ...plain, category: 'ORG' }, 'MED-05')?.trialListing).toBe(false);
  });

  it('ask for the evaluation plan on the trial track alone', () => {
    expect(find(plain, 'MED-06')).toBeUndefined();
    expect(find({ ...plain, track: 'essai' }, 'MED-06')?.severity).toBe('bloquant');
  });

  it('tell a phased-in criterion from one that counts at once', () => {
    expect(find(plain, 'ENV-01')?.phase).toBe(2);
    expect(find(plain, 'DRO-01')?.phase).toBe(1);
  });
});

describe('the last matching override', () => {
  const withOverrides = (overrides: readonly object[]) => {
    const [first] = framework.criteria;
    return { ...framework, criteria: [{ ...first, overrides }] } as typeof framework;
  };

  it('wins over those before it', () => {
    const changed = withOverrides([
      { when: { category: ['BIE'] }, severity: 'majeur' },
      { when: { access: ['N0'] }, severity: 'mineur' },
      { when: { category: ['DM'] }, severity: 'bloquant' },
    ]);

    expect(applicableCriteria(changed, plain).criteria[0]?.severity).toBe('mineur');
  });

  it('needs every key of its condition', () => {
    const changed = withOverrides([{ when: { category: ['BIE'], access: ['N1'] }, severity: 'mineur' }]);

    expect(applicableCriteria(changed, plain).criteria[0]?.severity).toBe('bloquant');
  });
});

describe('the tier', () => {
  it.each([
    [{}, 'R1'],
    [{ access: 'N3' }, 'R3'],
    [{ flags: ['mineurs'] }, 'R2'],
    [{ flags: ['mineurs', 'urgence'] }, 'R2'],
    [{ flags: ['mineurs'], ai_effect_on_person: true }, 'R3'],
    [{ category: 'DM' }, 'R3'],
    [{ category: 'DM', access: 'N3', flags: ['mineurs'] }, 'R4'],
    [{ category: 'DM', device_class: 'IIa' as const }, 'R3'],
    [{ category: 'DM', device_class: 'III' as const }, 'R4'],
  ])('of %j is %s', (change, tier) => {
    expect(tierOf(framework.proportionality, { ...plain, ...change })).toBe(tier);
  });

  it('is never lowered by one more fact', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const bare = { category: given.category, access: given.access, catalog: given.catalog, flags: [] };
        const tier = tierOf(framework.proportionality, given);

        expect(tierRank(tier)).toBeGreaterThanOrEqual(tierRank(tierOf(framework.proportionality, bare)));
      }),
    );
  });
});

describe('the proof asked', () => {
  it('is lowered to the ceiling of the tier', () => {
    const [register, notice] = find(plain, 'DRO-01')?.evidence ?? [];

    expect([register?.min_trust, notice?.min_trust]).toEqual(['documente', 'documente']);
    expect(find({ ...plain, access: 'N1' }, 'DRO-01')?.evidence[1]?.min_trust).toBe('verifie');
  });

  it('is never lowered for a certificate or a register that the law asks', () => {
    const asked = new Map(framework.criteria.map(({ id, evidence }) => [id, evidence]));
    fc.assert(
      fc.property(facts, (given) => {
        for (const { id, evidence } of applicableCriteria(framework, given).criteria) {
          for (const [index, proof] of evidence.entries()) {
            if (['certificat', 'registre_public'].includes(proof.type)) {
              expect(proof.min_trust).toBe(asked.get(id)?.[index]?.min_trust);
            }
          }
        }
      }),
    );
  });
});

describe('facts from outside', () => {
  it('are read, an absent or null fact being "no"', () => {
    expect(readFacts({ category: 'BIE', access: 'N0', catalog: 'ENS', track: null }, framework)).toEqual(plain);
  });

  it.each([
    [{ ...plain, category: 'DMX' }, '/category'],
    [{ ...plain, access: undefined }, '/access'],
    [{ ...plain, catalog: 'constructor' }, '/catalog'],
    [{ ...plain, flags: ['ia', 'vol'] }, '/flags/1'],
    [{ ...plain, flags: 'ia' }, '/flags'],
    [{ ...plain, track: 'rapide' }, '/track'],
    [{ ...plain, device_class: 'IIB' }, '/device_class'],
    [{ ...plain, ai_effect_on_person: 'oui' }, '/ai_effect_on_person'],
    [{ ...plain, flag: ['ia'] }, '/flag'],
    [[], '/'],
    [null, '/'],
    ['DM', '/'],
  ])('%j are refused for %s', (given, field) => {
    expect(() => readFacts(given, framework)).toThrow(
      expect.objectContaining({ code: 'facts_not_usable', reasons: [expect.objectContaining({ field })] }),
    );
  });
});
