import type { Lexicon } from '../domain/reading/clues.js';
import type { Model } from '../domain/reading/model.js';
import type { NeverMissRule } from '../domain/reading/never-miss.js';
import { Observer } from '../domain/reading/read-text.js';
import type { Routing } from '../domain/reading/routing.js';
import { crossValidate, fitCalibration, healthAlertFor, tryOn } from './cross-validate.js';
import type { Tried } from './figures.js';
import { foldRepeated, type LabelledText } from './labelled-text.js';
import { type Recipe, see, trainModel } from './train-model.js';

/** How a model is made, as a file says it. */
export interface TrainingPlan {
  readonly version: string;
  readonly decays: readonly number[];
  readonly epochs: number;
  readonly weakWeight: number;
  readonly balance: number;
  readonly folds: number;
  readonly innerFolds: number;
  readonly sure: number;
  readonly healthKind: number;
  /** How much the stated confidence stays below what was measured, in log-odds. */
  readonly caution: number;
  readonly mostFlagged: number;
}

export interface Trained {
  readonly model: Model;
  readonly recipe: Recipe;
  /** Of each text a person labelled, what was proposed by a model that had not seen it. */
  readonly crossValidated: readonly Tried[];
  /** Of the texts kept apart from everything, by the model that is shipped. */
  readonly keptApart: readonly Tried[];
  readonly counts: { readonly given: number; readonly taught: number; readonly weak: number };
}

interface Material {
  readonly lexicon: Lexicon;
  readonly neverMiss: readonly NeverMissRule[];
  readonly routing: Routing;
}

/** Learns, measures on what was not learnt, calibrates. The same texts give the same model. */
export function train(
  given: readonly LabelledText[],
  { lexicon, neverMiss, routing }: Material,
  plan: TrainingPlan,
): Trained {
  const observer = new Observer(lexicon, neverMiss);
  const seen = foldRepeated(given).map((text) => see(text, observer.evidenceOf(text.text)));
  const taught = seen.filter(({ weak, holdout }) => !weak && !holdout);
  const weak = seen.filter((text) => text.weak && !text.holdout);
  const recipes = plan.decays.map((decay) => ({ ...plan, decay }));
  const open = { sure: plan.sure, healthKind: plan.healthKind, healthAlert: 1 };
  const { folds, innerFolds } = plan;
  const { tried, chosen } = crossValidate({ taught, weak, recipes, folds, innerFolds, thresholds: open, routing });
  const fitted = fitCalibration(tried);
  const calibration = { ...fitted, offset: fitted.offset - plan.caution };
  const thresholds = { ...open, healthAlert: healthAlertFor(tried, plan.mostFlagged) };
  const recipe = commonest(chosen);
  const model = trainModel([...taught, ...weak], recipe, calibration, thresholds);
  return {
    model,
    recipe,
    crossValidated: tried.map((one) => ({ ...one, confidence: confidenceOf(model, one) })),
    keptApart: seen.filter(({ holdout }) => holdout).map((text) => tryOn(model, text, routing)),
    counts: { given: given.length, taught: taught.length, weak: weak.length },
  };
}

const confidenceOf = ({ calibration: { slope, offset } }: Model, { probability: p }: Tried): number =>
  1 / (1 + Math.exp(-(slope * Math.log(p / (1 - p)) + offset)));

function commonest(recipes: readonly Recipe[]): Recipe {
  const count = (decay: number) => recipes.filter((other) => other.decay === decay).length;
  const [first] = [...recipes].sort((one, other) => count(other.decay) - count(one.decay));
  if (!first) throw new RangeError('There is no recipe to choose from.');
  return first;
}
