/** How close, relatively, two numbers of double precision can usefully come. */
const CLOSE = 4e-16;
const MAX_STEPS = 300;

/**
 * Where an increasing function passes through 0, between `low` (not above 0) and `high` (not below 0), by Illinois steps
 * guarded by halving. Bounded: never more than 300 evaluations.
 */
export function rootOfIncreasing(f: (x: number) => number, low: number, high: number): number {
  let [a, b, fa, fb] = [low, high, f(low), f(high)];
  if (fa >= 0) return a;
  if (fb <= 0) return b;
  for (let step = 0; step < MAX_STEPS && b - a > CLOSE * Math.max(Math.abs(a), Math.abs(b)); step += 1) {
    const secant = a - (fa * (b - a)) / (fb - fa);
    const x = step % 3 === 2 || !(secant > a && secant < b) ? a + (b - a) / 2 : secant;
    if (x <= a || x >= b) break;
    const fx = f(x);
    if (fx === 0) return x;
    if (fx < 0) {
      a = x;
      fa = fx;
    } else {
      b = x;
      fb = fx;
    }
  }
  return a + (b - a) / 2;
}
