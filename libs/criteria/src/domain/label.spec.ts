import { departureFramework, departurePolicy } from '../notation/departure-files.js';
import { lettersOf, type TrustedVerdict } from './label.js';

const framework = departureFramework();
const policy = departurePolicy();
const verdicts = (count: number, more: Partial<TrustedVerdict>): TrustedVerdict[] =>
  Array.from({ length: count }, (_, index) => ({
    criterion: `${more.verdict}-${more.severity}-${index}`,
    brick: 'SEC',
    obligation: 'obligatoire',
    severity: 'mineur',
    verdict: 'conforme',
    trust: 'verifie',
    ...more,
  }));
const letter = (list: readonly TrustedVerdict[]) => lettersOf(list, framework, policy)[0];
const gaps = (count: number, more: Partial<TrustedVerdict> = {}) =>
  verdicts(count, { verdict: 'non_conforme', ...more });

describe('the letter of a brick', () => {
  it.each([
    [20, 0, 'A'],
    [18, 2, 'B'],
    [179, 21, 'C'],
    [16, 4, 'C'],
    [13, 7, 'D'],
    [12, 8, 'E'],
  ])('for %i conform and %i gaps of the same weight is %s', (conform, open, expected) => {
    expect(letter([...verdicts(conform, {}), ...gaps(open)])?.letter).toBe(expected);
  });

  it('weighs a blocking criterion five and a major three', () => {
    const list = [...verdicts(1, { severity: 'bloquant' }), ...verdicts(1, { severity: 'majeur' }), ...gaps(1)];

    expect(letter(list)?.conformShare).toBe(0.888889);
  });

  it('is no better than C while a major gap is open', () => {
    expect(letter([...verdicts(100, {}), ...gaps(1, { severity: 'majeur' })])).toMatchObject({
      letter: 'C',
      capped: ['open_major'],
    });
  });

  it('is no better than D while more than half rests on declaration only', () => {
    const declared = (count: number) => verdicts(count, { trust: 'declare', severity: 'majeur' });

    expect(letter([...verdicts(5, {}), ...declared(6)])).toMatchObject({
      letter: 'D',
      capped: ['more_than_half_declared_only'],
    });
    expect(letter([...verdicts(5, {}), ...declared(5)])?.letter).toBe('A');
  });

  it('comes with the share of verdicts at each level of trust', () => {
    const list = [...verdicts(3, {}), ...verdicts(1, { trust: 'tiers', severity: 'majeur' })];

    expect(letter(list)?.trust).toEqual({ declare: 0, documente: 0, verifie: 0.75, tiers: 0.25 });
  });

  it('rests on nothing optional, not yet in force, or not applicable', () => {
    const aside = [
      ...gaps(3, { obligation: 'optionnel' }),
      ...gaps(3, { inForce: false, severity: 'majeur' }),
      ...verdicts(3, { verdict: 'non_applicable' }),
    ];

    expect(letter([...verdicts(2, {}), ...aside])).toMatchObject({ letter: 'A', conformShare: 1 });
    expect(lettersOf(aside, framework, policy)).toEqual([]);
  });

  it('exists for each mandatory brick that was judged, in their order, and never for the badges', () => {
    const list = ['ENV', 'DRO', 'CMP', 'SEC'].flatMap((brick) => verdicts(1, { brick }));

    expect(lettersOf(list, framework, policy).map(({ brick }) => brick)).toEqual(['DRO', 'SEC', 'ENV']);
  });
});
