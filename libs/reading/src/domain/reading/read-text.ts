import { type Word, wordsOf } from '../text/words.js';
import { Clues, type Lexicon } from './clues.js';
import { type Evidence, featuresOf } from './features.js';
import { calibrated, type Known, knownOf, type Model, scoresOf, softmax } from './model.js';
import { type Alarm, alarmsOf, type NeverMissRule } from './never-miss.js';
import { type Routing, servicesFor, topicFor } from './routing.js';
import { graver, KINDS, type ReadSeverity, type ReportKind, type Service } from './vocabulary.js';

/** What the machine proposes about a text. A person confirms; nothing is decided or closed by it. */
export interface Reading {
  readonly kind: ReportKind;
  readonly severity: ReadSeverity;
  /** First addressee first; nobody to tell is an empty list. */
  readonly services: readonly Service[];
  /** Of the framework's `incident_topics`. */
  readonly topic: string | undefined;
  /** How often a reading that says so is right about the kind, from 0 to 1. */
  readonly confidence: number;
  readonly isUnsure: boolean;
  /** The words that led to it, as they were written, the weightiest first. */
  readonly because: readonly string[];
  /** What must not be missed here, whatever the kind: a person is told. */
  readonly alerts: readonly string[];
}

/** An alert that comes from the model's doubt and not from a rule. */
export const HEALTH_DOUBT = 'health';

export interface ReaderData {
  readonly lexicon: Lexicon;
  readonly neverMiss: readonly NeverMissRule[];
  readonly routing: Routing;
  readonly model: Model;
}

/** The words that are shown, at most. */
const WORDS_SHOWN = 5;
/** A rule that is serious but not critical changes the kind only where the model finds it possible. */
const POSSIBLE = 0.1;

/** Sees what there is to see in a text, before any weighing. */
export class Observer {
  private readonly clues: Clues;

  /** @throws Invalid `phrase_malformed` when a phrase of the lexicon breaks the notation */
  constructor(
    lexicon: Lexicon,
    private readonly neverMiss: readonly NeverMissRule[],
  ) {
    this.clues = new Clues(lexicon);
  }

  evidenceOf(text: string): Evidence {
    const words = wordsOf(text);
    const clues = this.clues.in(words);
    return { text, words, clues, alarms: alarmsOf(this.neverMiss, clues) };
  }
}

/** Reads texts: pure, offline, deterministic, and never refuses one. */
export class TextReader {
  private readonly observer: Observer;

  /** @throws Invalid `phrase_malformed` when a phrase of the lexicon breaks the notation */
  constructor(private readonly data: ReaderData) {
    this.observer = new Observer(data.lexicon, data.neverMiss);
  }

  read(text: string): Reading {
    const { model, routing } = this.data;
    const evidence = this.observer.evidenceOf(text);
    const { words, clues, alarms } = evidence;
    const known = knownOf(model, featuresOf(evidence));
    const probabilities = words.length === 0 ? certainly('praise_other') : probabilitiesOf(model, known);
    const kind = kindOf(probabilities, alarms, model.thresholds.healthKind);
    const severity = words.length === 0 ? 'none' : severityOf(model, known, kind, alarms);
    const probability = probabilities[KINDS.indexOf(kind)] ?? 0;
    const confidence = words.length === 0 ? 1 : calibrated(model.calibration, probability);
    const doubt = (probabilities[KINDS.indexOf('health_harm')] ?? 0) >= model.thresholds.healthAlert;
    return {
      kind,
      severity,
      services: servicesFor(routing, { kind, severity, clues }),
      topic: topicFor(routing, { kind, severity, clues }),
      confidence: Math.round(confidence * 1000) / 1000,
      isUnsure: confidence < model.thresholds.sure,
      because: wordsThatLed(text, words, weightsOf(model, known, kind, alarms)),
      alerts: [...new Set([...alarms.map(({ rule }) => rule.alert), ...(doubt ? [HEALTH_DOUBT] : [])])],
    };
  }
}

const certainly = (kind: ReportKind): readonly number[] => KINDS.map((other) => (other === kind ? 1 : 0));

export const probabilitiesOf = (model: Pick<Model, 'kind'>, known: readonly Known[]): readonly number[] =>
  softmax(scoresOf(model.kind, known));

/** The likeliest kind; health harm already where it is likely enough; and what a rule says must not be missed. */
export function kindOf(probabilities: readonly number[], alarms: readonly Alarm[], healthKind: number): ReportKind {
  const likeliest = KINDS[probabilities.indexOf(Math.max(...probabilities))] ?? 'praise_other';
  const raised = alarms
    .filter(({ rule }) => rule.severity === 'critical' || (probabilities[KINDS.indexOf(rule.kind)] ?? 0) >= POSSIBLE)
    .map(({ rule }) => rule.kind);
  const healthy = (probabilities[KINDS.indexOf('health_harm')] ?? 0) >= healthKind ? ['health_harm' as const] : [];
  return [likeliest, ...raised, ...healthy].reduce((one, other) =>
    KINDS.indexOf(other) < KINDS.indexOf(one) ? other : one,
  );
}

export function severityOf(
  model: Pick<Model, 'severity' | 'severityByKind'>,
  known: readonly Known[],
  kind: ReportKind,
  alarms: readonly Alarm[],
): ReadSeverity {
  if (kind === 'praise_other') return 'none';
  const { severity } = model;
  const ofKind = model.severityByKind[KINDS.indexOf(kind)] ?? [];
  const scores = scoresOf(severity, known).map((score, index) => score + (ofKind[index] ?? 0));
  const likeliest = severity.classes[scores.indexOf(Math.max(...scores))] as ReadSeverity;
  return alarms
    .filter(({ rule }) => rule.kind === kind)
    .map(({ rule }) => rule.severity)
    .reduce(graver, likeliest);
}

/** How much each word spoke for the kind rather than for the others; the words of a rule that was raised come first. */
function weightsOf(model: Model, known: readonly Known[], kind: ReportKind, alarms: readonly Alarm[]) {
  const { classes, bytes, scales } = model.kind;
  const column = KINDS.indexOf(kind);
  const weights = new Map<number, number>();
  const add = ([from, to]: readonly [number, number], weight: number) => {
    const each = weight / (to - from + 1);
    for (let at = from; at <= to; at += 1) weights.set(at, (weights.get(at) ?? 0) + each);
  };
  for (const { row, value, at } of known) {
    if (at) add(at, value * (bytes[row * classes.length + column] ?? 0) * (scales[column] ?? 0));
  }
  const FIRST = 1_000;
  for (const { rule, hits } of alarms) {
    if (rule.kind === kind) for (const { from, to } of hits) add([from, to], FIRST);
  }
  return weights;
}

const SHORTEST_SHOWN = 2;

function wordsThatLed(text: string, words: readonly Word[], weights: ReadonlyMap<number, number>): readonly string[] {
  const shown = [...weights]
    .filter(([, weight]) => weight > 0)
    .sort(([one, more], [other, less]) => less - more || one - other)
    .flatMap(([at]) => {
      const word = words[at];
      return word && word.folded.length >= SHORTEST_SHOWN ? [text.slice(word.start, word.end)] : [];
    });
  return [...new Set(shown)].slice(0, WORDS_SHOWN);
}
