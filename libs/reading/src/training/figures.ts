import { KINDS, type ReadSeverity, type ReportKind } from '../domain/reading/vocabulary.js';

/** What was proposed about a text that the model had not seen, beside what a person said. */
export interface Tried {
  readonly id: string;
  readonly isSynthetic: boolean;
  readonly kind: ReportKind;
  readonly severity: ReadSeverity;
  readonly proposedKind: ReportKind;
  readonly proposedSeverity: ReadSeverity;
  readonly rightServices: readonly string[];
  readonly proposedServices: readonly string[];
  /** Of the proposed kind, before calibration. */
  readonly probability: number;
  readonly confidence: number;
  readonly healthProbability: number;
  /** A rule that must never be missed was raised. */
  readonly isAlarmed: boolean;
}

export interface ClassFigures {
  readonly kind: ReportKind;
  readonly texts: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Per kind that somebody named at least once. */
export function classFigures(tried: readonly Tried[]): readonly ClassFigures[] {
  return KINDS.flatMap((kind) => {
    const texts = tried.filter((one) => one.kind === kind).length;
    const proposed = tried.filter((one) => one.proposedKind === kind).length;
    const right = tried.filter((one) => one.kind === kind && one.proposedKind === kind).length;
    const f1 = texts + proposed === 0 ? 0 : (2 * right) / (texts + proposed);
    return texts === 0 ? [] : [{ kind, texts, precision: share(right, proposed), recall: share(right, texts), f1 }];
  });
}

export const macroF1 = (tried: readonly Tried[]): number => {
  const figures = classFigures(tried);
  return share(
    figures.reduce((sum, { f1 }) => sum + f1, 0),
    figures.length,
  );
};

export const rightShare = (tried: readonly Tried[], isRight: (one: Tried) => boolean): number =>
  share(tried.filter(isRight).length, tried.length);

export const isRightKind = (one: Tried): boolean => one.kind === one.proposedKind;

export const isGraveHealth = ({ kind, severity }: Tried): boolean =>
  kind === 'health_harm' && (severity === 'serious' || severity === 'critical');

/** Proposed as health harm, raised by a rule, or likely enough: a person is told. */
export const isCaught =
  (threshold: number) =>
  ({ proposedKind, isAlarmed, healthProbability }: Tried): boolean =>
    proposedKind === 'health_harm' || isAlarmed || healthProbability >= threshold;

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
