import { type Evidence, type Feature, featuresOf } from '../domain/reading/features.js';
import {
  type Calibration,
  type Known,
  knownOf,
  type Model,
  type Thresholds,
  type Weights,
} from '../domain/reading/model.js';
import { KINDS, SEVERITIES } from '../domain/reading/vocabulary.js';
import type { LabelledText } from './labelled-text.js';
import { fitSoftmax, type Sample } from './softmax-regression.js';

/** A text with what was seen in it. */
export interface Seen extends LabelledText {
  readonly evidence: Evidence;
  readonly features: readonly Feature[];
}

export interface Recipe {
  readonly decay: number;
  readonly epochs: number;
  /** What a guessed label counts beside one of a person. */
  readonly weakWeight: number;
  /** 0: each text counts the same; 1: each kind does. */
  readonly balance: number;
}

/** A feature of fewer texts says nothing in general, and might say who wrote. */
const FEWEST_TEXTS = 3;
/** Rows of the shipped file: the strongest. */
const MOST_ROWS = 12_000;
const HIGHEST_BYTE = 127;

export const see = (text: LabelledText, evidence: Evidence): Seen => ({
  ...text,
  evidence,
  features: featuresOf(evidence),
});

export const UNCALIBRATED: Calibration = { slope: 1, offset: 0 };

/** Learns both questions from the texts. */
export function trainModel(
  texts: readonly Seen[],
  recipe: Recipe,
  calibration: Calibration,
  thresholds: Thresholds,
  mostRows: number = MOST_ROWS,
): Model {
  const all = vocabularyOf(texts);
  const first = fitKinds(texts, all, recipe);
  const kept = all.rows.size > mostRows ? strongest(all, first.weights, mostRows) : all;
  const kinds = kept === all ? first : fitKinds(texts, kept, recipe);
  const severities = fitSeverities(texts, kept, recipe);
  return {
    ...kept,
    kind: inBytes(KINDS, kinds.weights, kinds.bias),
    severity: inBytes(SEVERITIES, severities.weights, new Float64Array(SEVERITIES.length)),
    severityByKind: severities.byKind,
    calibration,
    thresholds,
  };
}

type Vocabulary = Pick<Model, 'rows' | 'importance' | 'importanceScale'>;

const HIGHEST_IMPORTANCE = 8;
const IMPORTANCE_SCALE = HIGHEST_IMPORTANCE / 255;

function vocabularyOf(texts: readonly Seen[]): Vocabulary {
  const counts = new Map<number, number>();
  for (const { features } of texts) for (const { hash } of features) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= FEWEST_TEXTS);
  return {
    rows: new Map(kept.map(([hash], row) => [hash, row])),
    importance: Uint8Array.from(kept, ([, count]) => importanceOf(count, texts.length)),
    importanceScale: IMPORTANCE_SCALE,
  };
}

const importanceOf = (count: number, texts: number): number =>
  Math.min(255, Math.round((Math.log((1 + texts) / (1 + count)) + 1) / IMPORTANCE_SCALE));

function strongest({ rows, importance, importanceScale }: Vocabulary, weights: Float64Array, most: number): Vocabulary {
  const strength = (row: number) => {
    let highest = 0;
    for (let k = 0; k < KINDS.length; k += 1)
      highest = Math.max(highest, Math.abs(weights[row * KINDS.length + k] ?? 0));
    return highest * (importance[row] ?? 0);
  };
  const kept = [...rows].sort(([, one], [, other]) => strength(other) - strength(one) || one - other).slice(0, most);
  return {
    rows: new Map(kept.map(([hash], row) => [hash, row])),
    importance: Uint8Array.from(kept, ([, row]) => importance[row] ?? 0),
    importanceScale,
  };
}

function fitKinds(texts: readonly Seen[], vocabulary: Vocabulary, recipe: Recipe) {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text.kind, (counts.get(text.kind) ?? 0) + weightOf(text, recipe));
  const mean = [...counts.values()].reduce((sum, count) => sum + count, 0) / Math.max(1, counts.size);
  const samples = texts.map((text) =>
    sampleOf(
      knownOf(vocabulary, text.features),
      KINDS.indexOf(text.kind),
      weightOf(text, recipe) * (mean / (counts.get(text.kind) ?? mean)) ** recipe.balance,
    ),
  );
  return fitSoftmax(samples, { ...recipe, rows: vocabulary.rows.size, classes: KINDS.length });
}

/** The kind is a feature like another, in rows after those of the vocabulary. */
function fitSeverities(texts: readonly Seen[], vocabulary: Vocabulary, recipe: Recipe) {
  const words = vocabulary.rows.size;
  const classes = SEVERITIES.length;
  const samples = texts
    .filter(({ kind, weak }) => kind !== 'praise_other' && !weak)
    .map((text) => {
      const known: readonly Known[] = knownOf(vocabulary, text.features);
      const ofKind = { row: words + KINDS.indexOf(text.kind), value: 1 };
      return sampleOf([...known, ofKind], SEVERITIES.indexOf(text.severity), 1);
    });
  const { weights, bias } = fitSoftmax(samples, { ...recipe, rows: words + KINDS.length, classes });
  const byKind = KINDS.map((_, kind) =>
    SEVERITIES.map((severity, k) =>
      severity === 'none' ? -100 : (weights[(words + kind) * classes + k] ?? 0) + (bias[k] ?? 0),
    ),
  );
  return { weights: weights.slice(0, words * classes), byKind };
}

const weightOf = ({ weak }: LabelledText, { weakWeight }: Recipe): number => (weak ? weakWeight : 1);

const sampleOf = (known: readonly Known[], label: number, weight: number): Sample => ({
  rows: Int32Array.from(known, ({ row }) => row),
  values: Float64Array.from(known, ({ value }) => value),
  label,
  weight,
});

/** One signed byte per weight, with a scale per class. */
function inBytes(classes: readonly string[], weights: Float64Array, bias: Float64Array): Weights {
  const count = classes.length;
  const scales = classes.map((_, k) => {
    let highest = 0;
    for (let at = k; at < weights.length; at += count) highest = Math.max(highest, Math.abs(weights[at] ?? 0));
    return highest / HIGHEST_BYTE || 1;
  });
  const bytes = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % count] ?? 1)));
  return { classes, bytes, scales, bias: [...bias] };
}
