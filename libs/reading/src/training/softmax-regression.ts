import { softmax } from '../domain/reading/model.js';

/** One text as the regression sees it. */
export interface Sample {
  readonly rows: Int32Array;
  readonly values: Float64Array;
  readonly label: number;
  readonly weight: number;
}

export interface Fit {
  readonly rows: number;
  readonly classes: number;
  /** How strongly weights are drawn to zero. */
  readonly decay: number;
  readonly epochs: number;
}

export interface Fitted {
  /** Row by row, one per class. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

const STEP = 0.35;
const SEED = 20_261_123;

/** Multinomial logistic regression by Adagrad, one text at a time in an order that a seed gives: rerun, it is the same. */
export function fitSoftmax(samples: readonly Sample[], { rows, classes, decay, epochs }: Fit): Fitted {
  const weights = new Float64Array(rows * classes);
  const squares = new Float64Array(rows * classes).fill(1e-2);
  const bias = new Float64Array(classes);
  const biasSquares = new Float64Array(classes).fill(1e-2);
  const order = samples.map((_, index) => index);
  const random = randomFrom(SEED);
  const scores = new Array<number>(classes).fill(0);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const sample = samples[index];
      if (!sample) continue;
      scoreInto(scores, sample, weights, bias);
      const errors = softmax(scores).map((p, k) => (p - (k === sample.label ? 1 : 0)) * sample.weight);
      for (let k = 0; k < classes; k += 1) {
        const error = errors[k] ?? 0;
        biasSquares[k] = (biasSquares[k] ?? 0) + error * error;
        bias[k] = (bias[k] ?? 0) - (STEP * error) / Math.sqrt(biasSquares[k] ?? 1);
      }
      for (let at = 0; at < sample.rows.length; at += 1) {
        const base = (sample.rows[at] ?? 0) * classes;
        const value = sample.values[at] ?? 0;
        for (let k = 0; k < classes; k += 1) {
          const place = base + k;
          const slope = (errors[k] ?? 0) * value + decay * (weights[place] ?? 0);
          const square = (squares[place] ?? 0) + slope * slope;
          squares[place] = square;
          weights[place] = (weights[place] ?? 0) - (STEP * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return { weights, bias };
}

function scoreInto(scores: number[], { rows, values }: Sample, weights: Float64Array, bias: Float64Array): void {
  const classes = bias.length;
  for (let k = 0; k < classes; k += 1) scores[k] = bias[k] ?? 0;
  for (let at = 0; at < rows.length; at += 1) {
    const base = (rows[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + value * (weights[base + k] ?? 0);
  }
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffle<Item>(items: Item[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [items[at], items[other]];
    if (one !== undefined && two !== undefined) [items[at], items[other]] = [two, one];
  }
}
