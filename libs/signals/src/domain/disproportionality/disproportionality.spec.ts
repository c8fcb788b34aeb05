import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Contingency, contingencyOf, expectedOf } from './contingency.js';
import { disproportionalityOf, EVANS_2001, standsOut } from './disproportionality.js';
import { geometricMean, mixturePriorOf, posteriorOf } from './gamma-mixture.js';
import { informationComponent } from './information-component.js';

interface Oracle {
  readonly id: string;
  readonly table?: Contingency;
  readonly published: Readonly<Record<string, number>>;
  readonly recomputed: Readonly<Record<string, number>>;
}
interface NamedPrior {
  readonly alpha1: number;
  readonly beta1: number;
  readonly alpha2: number;
  readonly beta2: number;
  readonly P: number;
}
const oracles: {
  readonly disproportionality: readonly Oracle[];
  readonly priors: Readonly<Record<'openEBGM_caers' | 'PhViDdata' | 'DuMouchel1999_FDA_SRS', NamedPrior>>;
} = JSON.parse(readFileSync('test/vectors/signal-oracles.json', 'utf8'));

const prior = ({ alpha1, beta1, alpha2, beta2, P }: NamedPrior) => mixturePriorOf([alpha1, beta1, alpha2, beta2, P]);
const priorFor = (id: string) => prior(oracles.priors[id.startsWith('phvid') ? 'PhViDdata' : 'openEBGM_caers']);

/** The figures of a table under the names the oracles use. */
function figuresOf(id: string, table: Contingency): Readonly<Record<string, number | null | undefined>> {
  const expected = expectedOf(table) ?? Number.NaN;
  const { prr, ror, chi2Yates, ic, ebgm } = disproportionalityOf(table, priorFor(id));
  return {
    a: table.a,
    E: expected,
    RR: table.a / expected,
    PRR: prr?.value,
    PRR_lo: prr?.lower,
    PRR_hi: prr?.upper,
    ROR: ror?.value,
    ROR_lo: ror?.lower,
    ROR_hi: ror?.upper,
    lnPRR_lo: Math.log(prr?.lower ?? Number.NaN),
    lnROR_lo: Math.log(ror?.lower ?? Number.NaN),
    chi2_yates: chi2Yates,
    IC: ic?.value,
    IC025: ic?.lower,
    IC975: ic?.upper,
    Qn: posteriorOf(priorFor(id), table.a, expected)[0].weight,
    EBGM: ebgm?.value,
    EB05: ebgm?.eb05,
    EB95: ebgm?.eb95,
  };
}

describe('disproportionality, beside what others published and recomputed', () => {
  const cases = oracles.disproportionality.flatMap(({ id, table, recomputed }) =>
    !table || !('a' in table)
      ? []
      : Object.entries(recomputed)
          .filter(([name]) => name in figuresOf(id, table))
          .map(([name, value]) => ({ id, table, name, value })),
  );

  it('has oracles for every figure', () => {
    expect(cases.length).toBeGreaterThan(100);
    expect(new Set(cases.map(({ name }) => name)).size).toBeGreaterThanOrEqual(18);
  });

  it.each(cases)('$id: $name is $value', ({ id, table, name, value }) => {
    const found = figuresOf(id, table)[name] ?? Number.NaN;

    expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
  });

  it('takes an observed and an expected count without a table', () => {
    const { value, lower, upper } = informationComponent(10, 5);

    expect(value).toBeCloseTo(0.9328858041, 9);
    expect(lower).toBeCloseTo(-0.0972566418, 9);
    expect(upper).toBeCloseTo(1.689456777, 8);
  });
});

describe('disproportionality, at the edges', () => {
  it('of a product alone with its event: no ratio, but it stands out', () => {
    const { prr, ror, ic, evans } = disproportionalityOf({ a: 3, b: 0, c: 0, d: 100 });

    expect({ prr, ror, evans }).toEqual({ prr: null, ror: null, evans: true });
    expect(ic?.value).toBeCloseTo(2.574992211966228, 12);
  });

  it('of an event never seen with the product: ratios of 0 without limits', () => {
    const { prr, ror, ic, evans } = disproportionalityOf({ a: 0, b: 10, c: 5, d: 100 });
    const nought = { value: 0, lower: null, upper: null };

    expect({ prr, ror, evans }).toEqual({ prr: nought, ror: nought, evans: false });
    expect(ic?.value).toBeCloseTo(-0.9027027986450848, 12);
  });

  it('of a single case: nothing to compare with', () => {
    expect(disproportionalityOf({ a: 1, b: 0, c: 0, d: 0 })).toMatchObject({
      chi2Yates: null,
      ic: { value: 0 },
      ebgm: null,
      evans: false,
    });
  });

  it('of no case: nothing at all', () => {
    expect(disproportionalityOf({ a: 0, b: 0, c: 0, d: 0 }, prior(oracles.priors.openEBGM_caers))).toEqual({
      prr: null,
      ror: null,
      chi2Yates: null,
      ic: null,
      ebgm: null,
      evans: false,
    });
  });

  it.each([
    [{ a: -1 }, 'a'],
    [{ b: 1.5 }, 'b'],
    [{ c: '3' }, 'c'],
    [{ d: undefined }, 'd'],
    [{ d: 1e300 }, 'd'],
  ])('refuses %j, and names the cell', (fault, cell) => {
    expect(() => contingencyOf({ a: 1, b: 1, c: 1, d: 1, ...fault })).toThrow(`${cell} is a whole number`);
  });

  it.each([
    [[1, 1, 1, 1], 'prior'],
    [[0, 1, 1, 1, 0.5], 'a1'],
    [[1, -1, 1, 1, 0.5], 'b1'],
    [[1, 1, Number.NaN, 1, 0.5], 'a2'],
    [[1, 1, 1, Number.POSITIVE_INFINITY, 0.5], 'b2'],
    [[1, 1, 1, 1, 1.5], 'p'],
  ])('refuses the prior %j, and names the number', (numbers, field) => {
    expect(() => mixturePriorOf(numbers)).toThrow(new RegExp(`^${field} is`));
  });
});

describe('disproportionality, of any counts', () => {
  const count = fc.oneof(fc.nat(20), fc.nat(100_000), fc.maxSafeNat());
  const table = fc.record({ a: count, b: count, c: count, d: count });
  const anyPrior = fc
    .tuple(
      ...Array.from({ length: 4 }, () => fc.double({ min: 0.01, max: 50, noNaN: true })),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(mixturePriorOf);

  it('never gives what is no number, and limits contain the value', () => {
    fc.assert(
      fc.property(table, anyPrior, (cells, mixture) => {
        const { ebgm, chi2Yates, ...all } = disproportionalityOf(cells, mixture);

        for (const estimate of [all.prr, all.ror, all.ic]) {
          for (const figure of [estimate?.value, estimate?.lower, estimate?.upper]) {
            if (figure != null) expect(Number.isFinite(figure)).toBe(true);
          }
          const { value = 0, lower, upper } = estimate ?? {};
          const slack = 1e-9 * Math.max(1, Math.abs(value));
          if (lower != null) expect(lower).toBeLessThanOrEqual(value + slack);
          if (upper != null && estimate !== all.ic) expect(upper).toBeGreaterThanOrEqual(value - slack);
        }
        if (chi2Yates !== null) expect(chi2Yates).toBeGreaterThanOrEqual(0);
        if (ebgm) {
          expect([ebgm.value, ebgm.eb05, ebgm.eb95].every(Number.isFinite)).toBe(true);
          expect(ebgm.eb05).toBeLessThanOrEqual(ebgm.eb95);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same odds ratio and χ² whichever of product and event is looked at first', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const [one, other] = [disproportionalityOf({ a, b, c, d }), disproportionalityOf({ a, b: c, c: b, d })];
        const close = (x = 0, y = 0) => expect(Math.abs(x - y)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(x)));

        close(one.ror?.value, other.ror?.value);
        close(one.chi2Yates ?? 0, other.chi2Yates ?? 0);
        close(one.ic?.value, other.ic?.value);
        expect(one.evans === other.evans || one.prr?.value !== other.prr?.value).toBe(true);
      }),
    );
  });

  it('rises with the cases of the pair', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(5000),
        (a, b, c, d) => {
          const [less, more] = [
            { a, b, c, d },
            { a: a + 1, b, c, d },
          ].map((cells) => disproportionalityOf(cells));

          expect(more?.prr?.value).toBeGreaterThan(less?.prr?.value ?? Number.NaN);
          if (d > 0) expect(more?.ror?.value).toBeGreaterThan(less?.ror?.value ?? Number.NaN);
        },
      ),
    );
    fc.assert(
      fc.property(fc.nat(500), fc.double({ min: 0.01, max: 100, noNaN: true }), anyPrior, (n, expected, mixture) => {
        const [less, more] = [geometricMean(mixture, n, expected), geometricMean(mixture, n + 1, expected)];

        expect(more.value).toBeGreaterThan(less.value);
        expect(more.eb05).toBeGreaterThanOrEqual(less.eb05 * (1 - 1e-9));
        expect(informationComponent(n + 1, expected).lower).toBeGreaterThan(
          informationComponent(n, expected).lower ?? Number.NaN,
        );
      }),
    );
  });

  it('stands out never below three cases', () => {
    fc.assert(fc.property(table, (cells) => !standsOut(cells, EVANS_2001) || cells.a >= 3));
  });
});
