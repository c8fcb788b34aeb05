import fc from 'fast-check';
import { agreementBy, agreementOf, cohenKappa, krippendorffAlpha, type Rating } from './agreement.js';

/** Reliability data as the literature prints them: one line per rater, a point where he said nothing. */
function table(lines: readonly string[]): Rating[] {
  return lines.flatMap((line, rater) =>
    line.split(' ').flatMap((value, unit) => (value === '.' ? [] : [{ unit: `u${unit}`, rater: `r${rater}`, value }])),
  );
}

const repeat = (times: number, pair: [string, string]): [string, string][] => Array.from({ length: times }, () => pair);

describe("Cohen's kappa", () => {
  it('is −0.09 on the proportions of Cohen (1960), table 1', () => {
    const counts = [
      [25, 13, 12],
      [12, 2, 16],
      [3, 15, 2],
    ];
    const pairs = counts.flatMap((row, a) => row.flatMap((times, b) => repeat(times, [`${a}`, `${b}`])));

    expect(cohenKappa(pairs)).toBeCloseTo((0.29 - 0.35) / 0.65, 12);
  });

  it('is 1 in full agreement, −1 in full opposition, and undefined when nothing varies', () => {
    expect(cohenKappa([...repeat(3, ['a', 'a']), ...repeat(3, ['b', 'b'])])).toBe(1);
    expect(cohenKappa([...repeat(3, ['a', 'b']), ...repeat(3, ['b', 'a'])])).toBe(-1);
    expect(cohenKappa(repeat(3, ['a', 'a']))).toBeNull();
    expect(cohenKappa([])).toBeNull();
  });
});

describe("Krippendorff's alpha, nominal", () => {
  it.each([
    ['A, two raters and two values', 0.095, ['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0']],
    ['B, two raters and five values', 0.692, ['a a b b d c c c e d d a', 'b a b b b c c c e d d d']],
    [
      'C, four raters with missing data',
      0.743,
      ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'],
    ],
  ])('agrees with Krippendorff (2011), example %s', (_, alpha, lines) => {
    expect(agreementOf(table(lines)).alpha).toBeCloseTo(alpha, 3);
  });

  it('is undefined when nothing varies or nothing can be compared', () => {
    expect(krippendorffAlpha([['a', 'a'], ['a']])).toBeNull();
    expect(krippendorffAlpha([['a'], ['b']])).toBeNull();
  });

  const units = fc.array(fc.array(fc.constantFrom('conforme', 'non_conforme', 'a_completer'), { maxLength: 4 }), {
    maxLength: 12,
  });

  it('never exceeds 1, and is 1 exactly when every unit is unanimous', () => {
    fc.assert(
      fc.property(units, (data) => {
        const alpha = krippendorffAlpha(data);
        if (alpha === null) return;
        const unanimous = data.every((unit) => new Set(unit).size <= 1);

        expect(alpha).toBeLessThanOrEqual(1 + 1e-12);
        expect(Math.abs(alpha - 1) < 1e-12).toBe(unanimous);
      }),
    );
  });

  it('depends neither on the order of the raters, nor on that of the units, nor on the names of the values', () => {
    const renamed: Record<string, string> = { conforme: 'x', non_conforme: 'y', a_completer: 'z' };
    fc.assert(
      fc.property(units, (data) => {
        const other = data.map((unit) => unit.map((value) => renamed[value] ?? value).reverse()).reverse();
        const [here, there] = [krippendorffAlpha(data), krippendorffAlpha(other)];

        if (here === null) expect(there).toBeNull();
        else expect(there).toBeCloseTo(here, 10);
      }),
    );
  });
});

describe('the agreement of a panel', () => {
  it('counts unanimous criteria among those that two or more have judged', () => {
    const ratings = table(['c c n .', 'c n n c']);

    const { units, unanimous, kappa } = agreementOf(ratings);

    expect(units).toBe(3);
    expect(unanimous).toBeCloseTo(2 / 3, 12);
    expect(kappa).toBeCloseTo((2 / 3 - 4 / 9) / (1 - 4 / 9), 12);
  });

  it('gives no kappa for three raters, and nothing for nobody', () => {
    expect(agreementOf(table(['c', 'c', 'n'])).kappa).toBeNull();
    expect(agreementOf([])).toEqual({ units: 0, unanimous: null, kappa: null, alpha: null });
  });

  it('is told brick by brick', () => {
    const ratings = table(['c c', 'c n']);

    const by = agreementBy(ratings, (unit) => (unit === 'u0' ? 'SEC' : 'DRO'));

    expect([...by].map(([brick, { unanimous }]) => [brick, unanimous])).toEqual([
      ['SEC', 1],
      ['DRO', 0],
    ]);
  });
});
