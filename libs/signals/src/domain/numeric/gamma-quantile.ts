import { gammaTails } from './gamma.js';
import { normalQuantile } from './normal.js';
import { rootOfIncreasing } from './root.js';

/** A gamma distribution; the mean is shape / rate. */
export interface Gamma {
  readonly shape: number;
  readonly rate: number;
}

/** A part of a mixture of gammas; weights of a mixture add to 1. */
export interface GammaPart extends Gamma {
  readonly weight: number;
}

const GREAT_SHAPE = 1e5;

/** The x below which the share p of a gamma distribution lies, 0 < p < 1. */
export const gammaQuantile = (p: number, { shape, rate }: Gamma): number =>
  (shape > GREAT_SHAPE ? cornishFisher(p, shape) : Math.exp(logQuantile(p, shape))) / rate;

/** As `gammaQuantile`, of a mixture: it lies between the quantiles of the parts that weigh. */
export function mixtureQuantile(p: number, parts: readonly GammaPart[]): number {
  const weighing = parts.filter(({ weight }) => weight > 0);
  const quantiles = weighing.map((part) => gammaQuantile(p, part));
  const excess = (x: number) => (p <= 0.5 ? sumOf(weighing, x, 'lower') - p : 1 - p - sumOf(weighing, x, 'upper'));
  return rootOfIncreasing(excess, Math.min(...quantiles), Math.max(...quantiles));
}

const sumOf = (parts: readonly GammaPart[], x: number, tail: 'lower' | 'upper'): number =>
  parts.reduce((sum, { weight, shape, rate }) => sum + weight * gammaTails(shape, rate * x)[tail], 0);

/** On the scale of ln x, where small shapes lie many powers of ten below 1. */
function logQuantile(p: number, shape: number): number {
  const excess = (logX: number) => {
    const { lower, upper } = gammaTails(shape, Math.exp(logX));
    return p <= 0.5 ? lower - p : 1 - p - upper;
  };
  const spread = 12 * Math.max(1, Math.abs(normalQuantile(p)));
  const low = Math.log(shape) - spread / Math.min(1, shape) - spread;
  return rootOfIncreasing(excess, Math.max(low, -700), Math.log(shape + spread * Math.sqrt(shape) + spread * 4));
}

/** Cornish and Fisher (1938) for the gamma; the first term left out is below 1/shape² of the answer. */
function cornishFisher(p: number, shape: number): number {
  const z = normalQuantile(p);
  const root = Math.sqrt(shape);
  return (
    shape +
    z * root +
    (z ** 2 - 1) / 3 +
    (z ** 3 - 7 * z) / (36 * root) -
    (3 * z ** 4 + 7 * z ** 2 - 16) / (810 * shape)
  );
}
