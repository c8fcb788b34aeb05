import fc from 'fast-check';
import { digamma, gammaTails, logGamma } from './gamma.js';
import { gammaQuantile, mixtureQuantile } from './gamma-quantile.js';
import { solve } from './linear.js';
import { minimise } from './minimise.js';
import { normalCdf, normalQuantile } from './normal.js';
import { studentTwoSided } from './student.js';

/** Every expected figure was computed by SciPy 1.17 (Boost, Cephes), another implementation by other people. */
const near = (found: number, expected: number, relative: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-300));

describe('special functions', () => {
  it.each([
    [1e-6, 13.81550998074943],
    [0.3, 1.0957979948180756],
    [0.5, 0.5723649429247],
    [2.5, 0.2846828704729192],
    [7, 6.579251212010101],
    [11.9, 17.25847745059552],
    [12.1, 17.74700727079874],
    [100, 359.1342053695754],
    [1000000, 12815504.569147611],
    [9000000000000000.0, 3.2162400875022214e17],
  ])('ln Γ(%d)', (x, expected) => near(logGamma(x), expected, 1e-14));

  it.each([
    [0.001, -1000.5755719318103],
    [0.3, -3.502524222200133],
    [1, -0.5772156649015329],
    [2.5, 0.7031566406452432],
    [12, 2.4426616799758123],
    [100000, 11.512920464961896],
  ])('ψ(%d)', (x, expected) => near(digamma(x), expected, 1e-14));

  it.each([
    [0.5, 1e-8, 0.00011283791633342464, 0.9998871620836666],
    [0.5, 0.2, 0.47291074313446196, 0.5270892568655381],
    [0.5, 30, 0.9999999999999906, 9.485737571073857e-15],
    [3.5, 1, 0.04015963126989843, 0.9598403687301016],
    [3.5, 20, 0.9999987412096126, 1.258790387371308e-6],
    [100, 80, 0.0171083130351331, 0.9828916869648668],
    [100, 140, 0.9998389428252874, 0.00016105717471255715],
    [50000, 50000, 0.5005947081047933, 0.4994052918952067],
    [99000, 100000, 0.9992342004424892, 0.0007657995575108029],
    [200000, 200500, 0.868184223254723, 0.13181577674527703],
    [200000, 199000, 0.012576006291331165, 0.9874239937086688],
    [10000000, 10005000, 0.9430587847804951, 0.05694121521950495],
  ])('tails of the gamma of shape %d at %d', (shape, x, lower, upper) => {
    const tails = gammaTails(shape, x);
    const precision = shape > 1e5 ? 1e-5 : 1e-11;
    near(tails.lower, lower, precision);
    near(tails.upper, upper, precision);
  });

  it.each([
    [0.025, 0.5, 0.0004910345585876278],
    [0.025, 1.5, 0.10789764131194893],
    [0.025, 11.5, 5.844275961226219],
    [0.025, 300.5, 267.4809894991414],
    [0.025, 21166.5, 20882.29883032066],
    [0.025, 99999, 99380.15576273036],
    [0.025, 100001, 99382.1495647746],
    [0.025, 10000000, 9993802.996884268],
    [0.025, 1000000000000, 999998040036.9626],
    [0.05, 0.5, 0.001966070000009761],
    [0.05, 1.5, 0.17592315887463572],
    [0.05, 11.5, 6.545257094086402],
    [0.05, 300.5, 272.56629640916276],
    [0.05, 21166.5, 20927.76485649114],
    [0.05, 99999, 99479.42334754026],
    [0.05, 100001, 99481.41814605017],
    [0.05, 10000000, 9994799.084697776],
    [0.05, 1000000000000, 999998355146.9415],
    [0.975, 0.5, 2.511943093657444],
    [0.975, 1.5, 4.674201802248074],
    [0.975, 11.5, 19.0378136251779],
    [0.975, 300.5, 335.41286259923675],
    [0.975, 21166.5, 21452.59546912504],
    [0.975, 99999, 100619.7385417881],
    [0.975, 100001, 100621.74473974388],
    [0.975, 10000000, 10006198.8974216],
    [0.975, 1000000000000, 1000001959964.9316],
  ])('the %d quantile of the gamma of shape %d', (p, shape, expected) =>
    near(gammaQuantile(p, { shape, rate: 1 }), expected, 1e-11),
  );

  it.each([
    [1e-9, -5.9978070150076865],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.5, 0],
    [0.7, 0.5244005127080407],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
  ])('the %d quantile of the normal', (p, expected) => near(normalQuantile(p), expected, 1e-13));

  it.each([
    [0, 5, 1],
    [0.3, 5, 0.7762490422632745],
    [2.093, 19, 0.05000237894282798],
    [8, 19, 1.6759546882818132e-7],
    [1.2, 1, 0.4422841232473911],
    [30, 3, 8.135280427163958e-5],
  ])('two tails of Student at %d with %d degrees of freedom', (t, freedom, expected) =>
    near(studentTwoSided(t, freedom), expected, 1e-12),
  );
});

describe('distributions', () => {
  const shape = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

  it('are undone by their quantiles', () => {
    fc.assert(
      fc.property(shape, share, (a, p) => {
        const x = gammaQuantile(p, { shape: a, rate: 1 });

        expect(x).toBeGreaterThanOrEqual(0);
        if (x > 1e-290) expect(Math.abs(gammaTails(a, x).lower - p)).toBeLessThan(1e-6);
      }),
    );
    fc.assert(fc.property(share, (p) => expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13)));
  });

  it('have quantiles that rise with the share and fall with the rate', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e6, noNaN: true }), share, (a, p) => {
        const at = (q: number, rate: number) => gammaQuantile(q, { shape: a, rate });

        expect(at(p, 1)).toBeLessThan(at(p + (1 - p) / 2, 1));
        expect(at(p, 2)).toBeLessThan(at(p, 1));
      }),
    );
  });

  it('mix: the quantile of a mixture lies between those of its parts', () => {
    fc.assert(
      fc.property(share, share, shape, shape, (p, weight, one, other) => {
        const parts = [
          { weight, shape: one, rate: 1 },
          { weight: 1 - weight, shape: other, rate: 2 },
        ];
        const ends = parts.map((part) => gammaQuantile(p, part));
        const x = mixtureQuantile(p, parts);

        expect(x).toBeGreaterThanOrEqual(Math.min(...ends) * (1 - 1e-12));
        expect(x).toBeLessThanOrEqual(Math.max(...ends) * (1 + 1e-12));
      }),
    );
  });
});

describe('small tools', () => {
  it('solve linear equations, exchanging rows, and tell when there is no answer', () => {
    expect(
      solve(
        [
          [0, 2],
          [4, 1],
        ],
        [6, 7],
      ),
    ).toEqual([1, 3]);
    expect(
      solve(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 1],
      ),
    ).toBeUndefined();
  });

  it('find the bottom of a bent valley', () => {
    const { at, converged } = minimise(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);

    expect(converged).toBe(true);
    expect(at[0]).toBeCloseTo(1, 5);
    expect(at[1]).toBeCloseTo(1, 5);
  });
});
