import type { Feature } from './features.js';

/**
 * What was learnt: a row of weights per feature, for each class of two questions (which kind? how severe?). Rows are
 * kept as bytes with one scale per class, so that the shipped file is small and reads the same everywhere.
 */
export interface Model {
  /** Row of a feature's hash. */
  readonly rows: ReadonlyMap<number, number>;
  /** Per row: how much the feature tells (rare ones tell more), from 0 to 255 with `importanceScale`. */
  readonly importance: Uint8Array;
  readonly importanceScale: number;
  readonly kind: Weights;
  readonly severity: Weights;
  /** What each kind adds to each severity. */
  readonly severityByKind: readonly (readonly number[])[];
  readonly calibration: Calibration;
  readonly thresholds: Thresholds;
}

export interface Weights {
  readonly classes: readonly string[];
  /** Row by row, one signed byte per class. */
  readonly bytes: Int8Array;
  readonly scales: readonly number[];
  /** What each class has before anything is read. */
  readonly bias: readonly number[];
}

/** `confidence = 1 / (1 + e^-(slope × ln(p / (1 - p)) + offset))`, fitted on texts the weights had not seen. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

export interface Thresholds {
  /** Below this confidence the reading says that it is unsure. */
  readonly sure: number;
  /** From this probability on a text is about health harm, even if another kind is likelier: the highest stake wins. */
  readonly healthKind: number;
  /** From this probability of health harm on, a person is told whatever else the text is about. */
  readonly healthAlert: number;
}

/** A feature that the model knows, with its row and its share of the text. */
export interface Known {
  readonly row: number;
  readonly value: number;
  readonly at?: readonly [number, number] | undefined;
}

/** What the model knows of the features. */
export function knownOf(model: Pick<Model, 'rows' | 'importance' | 'importanceScale'>, features: readonly Feature[]) {
  const words: Known[] = [];
  const others: Known[] = [];
  let square = 0;
  for (const { hash, value, isWord, at } of features) {
    const row = model.rows.get(hash);
    if (row === undefined) continue;
    if (isWord) {
      const weighed = value * (model.importance[row] ?? 0) * model.importanceScale;
      square += weighed * weighed;
      words.push({ row, value: weighed, at });
    } else others.push({ row, value, at });
  }
  const length = Math.sqrt(square) || 1;
  for (const { row, value, at } of words) others.push({ row, value: value / length, at });
  return others;
}

/** The score of each class, before they are made probabilities. */
export function scoresOf({ classes, bytes, scales, bias }: Weights, known: readonly Known[]): number[] {
  const scores = [...bias];
  for (const { row, value } of known) {
    for (let index = 0; index < classes.length; index += 1) {
      scores[index] = (scores[index] ?? 0) + value * (bytes[row * classes.length + index] ?? 0) * (scales[index] ?? 0);
    }
  }
  return scores;
}

/** Probabilities that sum to one. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

const ALMOST = 1e-9;

export function calibrated({ slope, offset }: Calibration, probability: number): number {
  const p = Math.min(1 - ALMOST, Math.max(ALMOST, probability));
  return 1 / (1 + Math.exp(-(slope * Math.log(p / (1 - p)) + offset)));
}
