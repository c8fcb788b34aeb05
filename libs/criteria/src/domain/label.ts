import { counts, type JudgedCriterion } from './decision-case.js';
import { add, atMost, exactly, type Fraction, isZero, published, share, sum, ZERO } from './exact.js';
import type { Framework } from './framework.js';
import { type LabelPolicy, LETTERS, type Letter, type Policy } from './policy.js';

/** A verdict with the best trust its evidence bears. */
export interface TrustedVerdict extends JudgedCriterion {
  readonly trust: string;
}

export type LetterCap = keyof LabelPolicy['cap'];

/** The letter of one brick, with what it rests on. There is no overall letter: an average would hide a fatal flaw. */
export interface BrickLetter {
  readonly brick: string;
  readonly letter: Letter;
  /** Share of the weight that conforms, before any cap. */
  readonly conformShare: number;
  /** Share of the verdicts by level of trust, every level of the framework named. */
  readonly trust: Readonly<Record<string, number>>;
  /** What held the letter down. */
  readonly capped: readonly LetterCap[];
}

/**
 * One letter per mandatory brick with something judged (policy, section 3). Optional criteria and those not yet in
 * force never weigh; a verdict still to complete gives nothing to judge.
 */
export function lettersOf(verdicts: readonly TrustedVerdict[], framework: Framework, { label }: Policy): BrickLetter[] {
  const judged = verdicts.filter(
    (verdict) => counts(verdict) && ['conforme', 'non_conforme'].includes(verdict.verdict),
  );
  return [...framework.bricks]
    .filter(({ mandatory }) => mandatory)
    .sort((a, b) => a.order - b.order)
    .map(({ id }) => ({ id, own: judged.filter(({ brick }) => brick === id) }))
    .filter(({ own }) => own.length > 0)
    .map(({ id, own }) => letterOf(id, own, framework, label));
}

function letterOf(
  brick: string,
  verdicts: readonly TrustedVerdict[],
  { vocabularies }: Framework,
  label: LabelPolicy,
): BrickLetter {
  const weigh = (list: readonly TrustedVerdict[]) => sum(list.map(({ severity }) => label.weights[severity]));
  const conform = weigh(verdicts.filter(({ verdict }) => verdict === 'conforme'));
  const gaps = verdicts.filter(({ verdict }) => verdict === 'non_conforme');
  const conformShare = share(conform, add(conform, weigh(gaps)), { num: 1n, den: 1n });

  const levels = [...vocabularies.evidence_trust].sort((a, b) => a.rank - b.rank).map(({ id }) => id);
  const declaredOnly = verdicts.filter(({ trust }) => trust === levels[0]).length;
  const capped: LetterCap[] = [
    ...(gaps.some(({ severity }) => severity === 'majeur') ? (['open_major'] as const) : []),
    ...(2 * declaredOnly > verdicts.length ? (['more_than_half_declared_only'] as const) : []),
  ];
  const earned = letterFor(conformShare, label);
  return {
    brick,
    letter: worst([earned, ...capped.map((cap) => label.cap[cap])]),
    conformShare: published(conformShare),
    trust: Object.fromEntries(
      levels.map((level) => [
        level,
        published(
          part(
            verdicts.filter(({ trust }) => trust === level),
            verdicts,
          ),
        ),
      ]),
    ),
    capped: capped.filter((cap) => LETTERS.indexOf(label.cap[cap]) > LETTERS.indexOf(earned)),
  };
}

function letterFor(conformShare: Fraction, { letters }: LabelPolicy): Letter {
  const thresholds = ['A', 'B', 'C', 'D'] as const;
  return thresholds.find((letter) => atMost(exactly(letters[letter]), conformShare)) ?? 'E';
}

const worst = (letters: readonly Letter[]): Letter =>
  LETTERS[Math.max(...letters.map((letter) => LETTERS.indexOf(letter)))] ?? 'E';

const part = (some: readonly unknown[], all: readonly unknown[]): Fraction => {
  const whole = exactly(all.length);
  return isZero(whole) ? ZERO : share(exactly(some.length), whole, ZERO);
};
