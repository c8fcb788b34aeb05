import type { Hit } from '../text/phrases.js';
import type { FoundClues } from './clues.js';
import type { ReadSeverity, ReportKind } from './vocabulary.js';

/** What must never be missed: concepts that meet, and what then holds whatever the model believes. */
export interface NeverMissRule {
  readonly id: string;
  readonly alert: string;
  readonly kind: ReportKind;
  /** The least severity. */
  readonly severity: ReadSeverity;
  readonly all: readonly string[];
  /** In words, from the first of one to the first of the other; without it, anywhere. */
  readonly within?: number | undefined;
  /** A concept of the same text that speaks against it. */
  readonly unless: readonly string[];
}

export interface Alarm {
  readonly rule: NeverMissRule;
  /** The phrases that raised it. */
  readonly hits: readonly Hit<string>[];
}

/** Every rule that the text raises. */
export function alarmsOf(rules: readonly NeverMissRule[], clues: FoundClues): readonly Alarm[] {
  return rules.flatMap((rule) => {
    if (rule.unless.some((concept) => clues.has(concept))) return [];
    const hits = meeting(rule, clues);
    return hits ? [{ rule, hits }] : [];
  });
}

/** The first place where all concepts of the rule meet. */
function meeting({ all, within = Number.POSITIVE_INFINITY }: NeverMissRule, clues: FoundClues) {
  const [first = [], ...others] = all.map((concept) => clues.get(concept) ?? []);
  for (const hit of first) {
    const near = others.map((hits) => hits.find(({ from }) => Math.abs(from - hit.from) <= within));
    if (near.every((other) => other !== undefined)) return [hit, ...near];
  }
  return undefined;
}
