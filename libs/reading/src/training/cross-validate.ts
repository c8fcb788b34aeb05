import { type Calibration, calibrated, knownOf, type Model, type Thresholds } from '../domain/reading/model.js';
import { kindOf, probabilitiesOf, severityOf } from '../domain/reading/read-text.js';
import { type Routing, servicesFor } from '../domain/reading/routing.js';
import { KINDS } from '../domain/reading/vocabulary.js';
import { macroF1, type Tried } from './figures.js';
import { randomFrom, shuffle } from './softmax-regression.js';
import { type Recipe, type Seen, trainModel, UNCALIBRATED } from './train-model.js';

const FOLD_SEED = 7;

/** Each text in one fold, each fold with its part of every kind and severity. */
export function foldsOf(texts: readonly Seen[], count: number): readonly (readonly Seen[])[] {
  const groups = new Map<string, Seen[]>();
  for (const text of texts) {
    const group = `${text.kind} ${text.severity} ${text.synthetic ?? false}`;
    groups.set(group, [...(groups.get(group) ?? []), text]);
  }
  const random = randomFrom(FOLD_SEED);
  const folds = Array.from({ length: count }, (): Seen[] => []);
  let next = 0;
  for (const [, group] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1))) {
    shuffle(group, random);
    for (const text of group) {
      folds[next % count]?.push(text);
      next += 1;
    }
  }
  return folds;
}

export interface Validation {
  readonly taught: readonly Seen[];
  /** Taught in every fold, measured in none. */
  readonly weak: readonly Seen[];
  readonly recipes: readonly Recipe[];
  readonly folds: number;
  readonly innerFolds: number;
  readonly thresholds: Thresholds;
  readonly routing: Routing;
}

export interface Validated {
  readonly tried: readonly Tried[];
  /** The recipe that won in each fold. */
  readonly chosen: readonly Recipe[];
}

/** Nested: the recipe of a fold is chosen on the texts that the fold does not measure. */
export function crossValidate(validation: Validation): Validated {
  const { taught, weak, recipes, innerFolds, thresholds, routing } = validation;
  const folds = foldsOf(taught, validation.folds);
  const chosen: Recipe[] = [];
  const tried = folds.flatMap((measured) => {
    const others = taught.filter((text) => !measured.includes(text));
    const recipe = bestOf(recipes, others, weak, innerFolds, thresholds, routing);
    chosen.push(recipe);
    const model = trainModel([...others, ...weak], recipe, UNCALIBRATED, thresholds);
    return measured.map((text) => tryOn(model, text, routing));
  });
  return { tried, chosen };
}

function bestOf(
  recipes: readonly Recipe[],
  texts: readonly Seen[],
  weak: readonly Seen[],
  count: number,
  thresholds: Thresholds,
  routing: Routing,
): Recipe {
  const folds = foldsOf(texts, count);
  const scored = recipes.map((recipe) => ({
    recipe,
    score: macroF1(
      folds.flatMap((measured) => {
        const others = texts.filter((text) => !measured.includes(text));
        const model = trainModel([...others, ...weak], recipe, UNCALIBRATED, thresholds);
        return measured.map((text) => tryOn(model, text, routing));
      }),
    ),
  }));
  const [first] = scored.sort((one, other) => other.score - one.score);
  if (!first) throw new RangeError('There is no recipe to choose from.');
  return first.recipe;
}

/** What the model proposes about a text that a person has read. */
export function tryOn(model: Model, text: Seen, routing: Routing): Tried {
  const { evidence, features, kind, severity } = text;
  const known = knownOf(model, features);
  const probabilities = probabilitiesOf(model, known);
  const proposedKind = kindOf(probabilities, evidence.alarms, model.thresholds.healthKind);
  const proposedSeverity = severityOf(model, known, proposedKind, evidence.alarms);
  const probability = probabilities[KINDS.indexOf(proposedKind)] ?? 0;
  const { clues } = evidence;
  return {
    id: text.id,
    isSynthetic: text.synthetic ?? false,
    kind,
    severity,
    proposedKind,
    proposedSeverity,
    rightServices: servicesFor(routing, { kind, severity, clues }),
    proposedServices: servicesFor(routing, { kind: proposedKind, severity: proposedSeverity, clues }),
    probability,
    confidence: calibrated(model.calibration, probability),
    healthProbability: probabilities[KINDS.indexOf('health_harm')] ?? 0,
    isAlarmed: evidence.alarms.some(({ rule }) => rule.kind === 'health_harm'),
  };
}

const CALIBRATION_STEPS = 4_000;
const CALIBRATION_STEP = 0.5;
const EDGE = 1e-6;

/** Two numbers that make the probability say how often it is right, fitted on texts that the weights had not seen. */
export function fitCalibration(tried: readonly Tried[]): Calibration {
  const points = tried.map(({ probability, kind, proposedKind }) => {
    const p = Math.min(1 - EDGE, Math.max(EDGE, probability));
    return { x: Math.log(p / (1 - p)), y: kind === proposedKind ? 1 : 0 };
  });
  let { slope, offset } = UNCALIBRATED;
  for (let step = 0; step < CALIBRATION_STEPS && points.length > 0; step += 1) {
    let bySlope = 0;
    let byOffset = 0;
    for (const { x, y } of points) {
      const error = 1 / (1 + Math.exp(-(slope * x + offset))) - y;
      bySlope += error * x;
      byOffset += error;
    }
    slope -= (CALIBRATION_STEP * bySlope) / points.length / 4;
    offset -= (CALIBRATION_STEP * byOffset) / points.length;
  }
  return { slope, offset };
}

/** The lowest threshold that flags no more of the harmless texts than the recipe allows: recall first, within that. */
export function healthAlertFor(tried: readonly Tried[], mostFlagged: number): number {
  const harmless = tried.filter(({ kind }) => kind !== 'health_harm').map(({ healthProbability }) => healthProbability);
  const sorted = harmless.sort((one, other) => other - one);
  return Math.max(0.01, sorted[Math.floor(sorted.length * mostFlagged)] ?? 0.5);
}
