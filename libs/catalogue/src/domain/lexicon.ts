interface KnownWord {
  readonly word: string;
  readonly uses: number;
}

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Slips that are forgiven: none in a short word, where every other word would do. */
const forgiven = ({ length }: string): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** The words of the catalogue, to find the one that was meant by a mistyped one. */
export class Lexicon {
  private readonly words: readonly (KnownWord & { readonly bare: string })[];
  private readonly bareWords: ReadonlySet<string>;

  constructor(words: readonly KnownWord[]) {
    this.words = words.map(({ word, uses }) => ({ word, uses, bare: bare(word) }));
    this.bareWords = new Set(this.words.map((known) => known.bare));
  }

  /** The request with each unknown word replaced by its nearest known one; undefined when nothing changes. */
  correct(typed: string): string | undefined {
    const words = (typed.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, 8);
    const meant = words.map((word) => this.nearest(bare(word)) ?? word);
    return meant.some((word, at) => word !== words[at]) ? meant.join(' ') : undefined;
  }

  /** Fewest slips first, then the more usual word. Undefined when the word is known, or near to none. */
  private nearest(typed: string): string | undefined {
    const most = forgiven(typed);
    if (most === 0 || this.bareWords.has(typed)) return undefined;
    let best: { word: string; slips: number; uses: number } | undefined;
    for (const { word, uses, bare: known } of this.words) {
      const slips = slipsBetween(typed, known, best?.slips ?? most);
      if (slips > most) continue;
      if (!best || slips < best.slips || (slips === best.slips && uses > best.uses)) best = { word, slips, uses };
    }
    return best?.word;
  }
}

/** Letters added, lost, changed or swapped with their neighbour (optimal string alignment); `most + 1` when there are more. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const changed = (last[j - 1] ?? 0) + (isSame ? 0 : 1);
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
