export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  /** Whether the simplex shrank to nothing before the steps ran out. */
  readonly converged: boolean;
}

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

/**
 * The lowest point near a start, without derivatives (Nelder & Mead 1965, coefficients 1, 2, ½, ½). Begun again once from
 * where it stopped, because a simplex may collapse too early. Bounded by `maxSteps`.
 */
export function minimise(f: (at: readonly number[]) => number, start: readonly number[], maxSteps = 1500): Minimum {
  const once = descend(f, start, 0.5, maxSteps);
  const again = descend(f, once.at, 0.1, maxSteps);
  return again.value <= once.value ? again : once;
}

function descend(f: (at: readonly number[]) => number, start: readonly number[], size: number, steps: number): Minimum {
  const corner = (at: readonly number[]): Corner => {
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const corners = [corner(start), ...start.map((x, axis) => corner(start.with(axis, x + size)))];
  const order = () => corners.sort((one, other) => one.value - other.value);
  for (let step = 0; step < steps; step += 1) {
    order();
    const [best, worst] = [corners[0], corners.at(-1)];
    const second = corners.at(-2);
    if (!best || !worst || !second) break;
    if (worst.value - best.value <= 1e-12 * (Math.abs(best.value) + 1e-12) && width(corners) < 1e-4) {
      return { ...best, converged: true };
    }
    const rest = corners.slice(0, -1);
    const centre = start.map((_, axis) => rest.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / rest.length);
    const towards = (factor: number) => corner(centre.map((c, axis) => c + factor * ((worst.at[axis] ?? 0) - c)));
    const mirrored = towards(-1);
    if (mirrored.value < best.value) {
      const further = towards(-2);
      corners[corners.length - 1] = further.value < mirrored.value ? further : mirrored;
    } else if (mirrored.value < second.value) {
      corners[corners.length - 1] = mirrored;
    } else {
      const inner = mirrored.value < worst.value ? towards(-0.5) : towards(0.5);
      if (inner.value < Math.min(worst.value, mirrored.value)) corners[corners.length - 1] = inner;
      else
        corners.splice(
          1,
          corners.length - 1,
          ...corners.slice(1).map(({ at }) => corner(at.map((x, axis) => (x + (best.at[axis] ?? 0)) / 2))),
        );
    }
  }
  const [best] = order();
  return { at: best?.at ?? start, value: best?.value ?? Number.POSITIVE_INFINITY, converged: false };
}

/** The widest the simplex is along any axis. */
const width = (corners: readonly Corner[]): number => {
  const axes = corners[0]?.at ?? [];
  return Math.max(
    ...axes.map((_, axis) => {
      const values = corners.map(({ at }) => at[axis] ?? 0);
      return Math.max(...values) - Math.min(...values);
    }),
  );
};
