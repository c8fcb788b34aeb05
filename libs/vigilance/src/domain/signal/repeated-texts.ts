import type { ReportId } from '../report/triage.js';
import { SEVERITIES, type Severity } from '../report/vocabulary.js';
import type { CampaignRules } from './signal-rules.js';

/** A report as far as folding needs it. */
export interface ToldText {
  readonly id: ReportId;
  readonly receivedAt: Date;
  readonly severity: Severity;
  /** Words without case or accent. */
  readonly words: readonly string[];
}

export interface Repetition {
  readonly report: ReportId;
  /** The first of those that say the same. */
  readonly first: ReportId;
  /** From 0 to 1. */
  readonly likeness: number;
}

const DAY_MS = 86_400_000;

/**
 * Which reports of one application repeat another that came shortly before. They are folded for counting and shown
 * together; nothing happens to them. One that is graver than what it seems to copy is never folded: what is serious has
 * its own weight, whatever surrounds it. Order in, order out: the same texts always fold alike.
 */
export function repetitionsOf(texts: readonly ToldText[], rules: CampaignRules): readonly Repetition[] {
  const firsts: (ToldText & { readonly shingles: ReadonlySet<string>; last: number })[] = [];
  const found: Repetition[] = [];
  const inOrder = [...texts].sort(
    (one, other) => one.receivedAt.getTime() - other.receivedAt.getTime() || (one.id < other.id ? -1 : 1),
  );
  for (const text of inOrder) {
    if (text.words.length < rules.leastWords) continue;
    const shingles = shinglesOf(text.words, rules.shingleWords);
    const at = text.receivedAt.getTime();
    let best: { first: (typeof firsts)[number]; likeness: number } | undefined;
    for (const first of firsts.slice(-rules.compared)) {
      if (at - first.last > rules.withinDays * DAY_MS || isGraver(text.severity, first.severity)) continue;
      const likeness = jaccard(shingles, first.shingles);
      if (likeness >= rules.likeness && likeness > (best?.likeness ?? 0)) best = { first, likeness };
    }
    if (best) {
      best.first.last = at;
      found.push({ report: text.id, first: best.first.id, likeness: best.likeness });
    } else {
      firsts.push({ ...text, shingles, last: at });
    }
  }
  return found;
}

const isGraver = (one: Severity, other: Severity): boolean => SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other);

/** Runs of so many words; all of a text that is shorter. */
export function shinglesOf(words: readonly string[], length: number): ReadonlySet<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + length <= words.length; at += 1) shingles.add(words.slice(at, at + length).join(' '));
  return shingles.size > 0 ? shingles : new Set([words.join(' ')]);
}

/** Share of what two sets have in common, from 0 to 1. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let common = 0;
  for (const shingle of small) if (large.has(shingle)) common += 1;
  return common / (one.size + other.size - common);
}
