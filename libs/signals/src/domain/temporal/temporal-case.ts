import { cusumOf } from './cusum.js';
import { type EarsMethod, earsBounds, earsWarmUp } from './ears.js';
import { farringtonBounds, farringtonWarmUp } from './farrington.js';
import { unusable } from './fault.js';
import { criticalValue } from './maxsprt.js';
import { averageRunLength, referenceValue } from './poisson-cusum.js';

export const TEMPORAL_METHODS = [
  'ears-c1',
  'ears-c2',
  'ears-c3',
  'cusum',
  'poisson-cusum',
  'farrington',
  'maxsprt',
] as const;
export type TemporalMethod = (typeof TEMPORAL_METHODS)[number];

/** A series with the parameters of a method, as somebody wrote them. */
export interface TemporalCase {
  readonly params: unknown;
  readonly data?: unknown;
}

/** How many of the last points are judged when `params.last` does not say. */
const JUDGED = 23;
const MAX_POINTS = 20_000;

/**
 * What a method answers for one case: bounds or sums of the last points, or one figure of a design.
 * @throws Invalid naming the field that cannot be used
 */
export function temporalAnswer(method: TemporalMethod, given: TemporalCase): readonly number[] {
  const params = new Params(given.params);
  switch (method) {
    case 'ears-c1':
    case 'ears-c2':
    case 'ears-c3': {
      const rules = {
        baseline: params.whole('baseline', 3, 1000),
        alpha: params.share('alpha'),
        minSigma: params.number('min_sigma', 0, 1e6, 0),
      };
      const counts = countsOf(given.data);
      const variant = method.slice(-2) as EarsMethod;
      return earsBounds(variant, counts, rules, params.judged(counts.length, earsWarmUp(rules.baseline)));
    }
    case 'cusum': {
      const rules = { k: params.number('k', 0, 1e6), m: params.number('m', 1e-9, 1e9) };
      const counts = countsOf(given.data);
      return cusumOf(counts, rules, params.judged(counts.length, 0));
    }
    case 'poisson-cusum':
      return [poissonDesign(params)];
    case 'farrington': {
      const rules = {
        b: params.whole('b', 1, 50),
        w: params.whole('w', 0, 25),
        alpha: params.share('alpha'),
        freq: params.whole('freq', 1, 366),
        limit54: params.pair('limit54'),
      };
      if (2 * rules.w >= rules.freq) throw unusable('params.w', 'makes the windows of two years overlap');
      if (rules.b * (2 * rules.w + 1) < 3)
        throw unusable('params.b', 'and params.w leave fewer than three points of reference');
      const counts = countsOf(given.data);
      return farringtonBounds(counts, rules, params.judged(counts.length, farringtonWarmUp(rules)));
    }
    case 'maxsprt': {
      const upperLimitExpected = params.number('upper_limit_expected', 0.001, 1000);
      const delay = params.number('delay', 0, upperLimitExpected, 0);
      if (delay >= upperLimitExpected) throw unusable('params.delay', 'is not before params.upper_limit_expected');
      const minEvents = params.whole('min_events', 1, 100, 1);
      return [criticalValue({ upperLimitExpected, delay, minEvents, alpha: params.share('alpha', 1e-6, 0.5) })];
    }
  }
}

/** With θ, how long it runs; with θ0 and θ1, the reference value between them. */
function poissonDesign(params: Params): number {
  if (params.has('theta')) {
    const [h, k] = [params.number('h', 0.01, 1e4), params.number('k', 0.01, 1e4)];
    return averageRunLength(h, k, params.number('theta', 1e-6, 1e4));
  }
  return referenceValue(params.number('theta0', 1e-9, 1e9), params.number('theta1', 1e-9, 1e9));
}

function countsOf(data: unknown): readonly number[] {
  if (!Array.isArray(data) || data.length === 0) throw unusable('data', 'is a list of counts');
  if (data.length > MAX_POINTS) throw unusable('data', `holds more than ${MAX_POINTS} points`);
  data.forEach((count: unknown, index) => {
    const usable = typeof count === 'number' && Number.isSafeInteger(count) && count >= 0;
    if (!usable) throw unusable(`data.${index}`, 'is a whole number from 0');
  });
  return data;
}

class Params {
  private readonly given: Readonly<Record<string, unknown>>;

  constructor(given: unknown) {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw unusable('params', 'is an object');
    this.given = given as Readonly<Record<string, unknown>>;
  }

  has(name: string): boolean {
    return this.given[name] !== undefined;
  }

  number(name: string, least: number, most: number, absent?: number): number {
    const value = this.given[name] ?? absent;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    throw unusable(`params.${name}`, `is a number from ${least} to ${most}`);
  }

  whole(name: string, least: number, most: number, absent?: number): number {
    const value = this.given[name] ?? absent;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw unusable(`params.${name}`, `is a whole number from ${least} to ${most}`);
  }

  share(name: string, least = 1e-9, most = 1 - 1e-9): number {
    const value = this.given[name];
    if (typeof value === 'number' && value >= least && value <= most) return value;
    throw unusable(`params.${name}`, `is a share above 0 and below 1, from ${least} to ${most}`);
  }

  pair(name: string): readonly [number, number] {
    const value = this.given[name];
    if (Array.isArray(value) && value.length === 2) {
      const [cases, points]: unknown[] = value;
      if (isCount(cases) && isCount(points)) return [cases, points];
    }
    throw unusable(`params.${name}`, 'is two whole numbers: [cases, points]');
  }

  /** How many of the last points to judge: those asked for, or as many as usual and possible. */
  judged(points: number, warmUp: number): number {
    const possible = points - warmUp;
    if (possible < 1) throw unusable('data', `holds ${points} points: more than ${warmUp} are needed`);
    return this.has('last') ? this.whole('last', 1, possible) : Math.min(JUDGED, possible);
  }
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
