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
  const firsts: First[] = [];
  const holding = new Map<string, First[]>();
  const found: Repetition[] = [];
  const inOrder = [...texts].sort(
    (one, other) => one.receivedAt.getTime() - other.receivedAt.getTime() || (one.id < other.id ? -1 : 1),
  );
  for (const text of inOrder) {
    if (text.words.length < rules.leastWords) continue;
    const shingles = shinglesOf(text.words, rules.shingleWords);
    const at = text.receivedAt.getTime();
    let best: { first: First; likeness: number } | undefined;
    for (const [first, common] of inCommon(shingles, holding, firsts.length - rules.compared)) {
      if (at - first.last > rules.withinDays * DAY_MS || isGraver(text.severity, first.severity)) continue;
      const likeness = common / (shingles.size + first.size - common);
      if (likeness < rules.likeness) continue;
      if (!best || likeness > best.likeness || (likeness === best.likeness && first.no < best.first.no)) {
        best = { first, likeness };
      }
    }
    if (best) {
      best.first.last = at;
      found.push({ report: text.id, first: best.first.id, likeness: best.likeness });
    } else {
      const first = { id: text.id, severity: text.severity, no: firsts.length, size: shingles.size, last: at };
      firsts.push(first);
      for (const shingle of shingles) {
        const holders = holding.get(shingle);
        if (holders) holders.push(first);
        else holding.set(shingle, [first]);
      }
    }
  }
  return found;
}

/** A text that repeats none before it. */
interface First extends Pick<ToldText, 'id' | 'severity'> {
  readonly no: number;
  /** How many shingles it has. */
  readonly size: number;
  /** When it, or the last that repeats it, came. */
  last: number;
}

/** How many shingles a text shares with each that shares any: only those are looked at, however many texts there are. */
function inCommon(
  shingles: ReadonlySet<string>,
  holding: ReadonlyMap<string, readonly First[]>,
  from: number,
): ReadonlyMap<First, number> {
  const common = new Map<First, number>();
  for (const shingle of shingles) {
    for (const first of holding.get(shingle) ?? []) {
      if (first.no >= from) common.set(first, (common.get(first) ?? 0) + 1);
    }
  }
  return common;
}

const isGraver = (one: Severity, other: Severity): boolean => SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other);

/** Runs of so many words; all of a text that is shorter. */
export function shinglesOf(words: readonly string[], length: number): ReadonlySet<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + length <= words.length; at += 1) shingles.add(words.slice(at, at + length).join(' '));
  return shingles.size > 0 ? shingles : new Set([words.join(' ')]);
}
