import { addressMarks } from './addresses.js';
import { identifierMarks } from './identifiers.js';
import { identityOf, MARKS, type Mark, type MarkKind } from './marks.js';
import { type NamedMark, NameFinder, type NameLists } from './names.js';

/** What was taken out, where it stood in the text as given, and what stands there now. Never the thing itself. */
export interface Found {
  readonly kind: MarkKind;
  readonly placeholder: string;
  readonly start: number;
  readonly end: number;
}

export interface Pseudonymised {
  readonly text: string;
  readonly found: readonly Found[];
}

/**
 * Replaces what tells who somebody is by placeholders: the same person, number or address always by the same one within
 * a text. Recall goes above precision; what the text is about (medicines, doses, figures, applications) stays.
 */
export class Pseudonymiser {
  private readonly names: NameFinder;

  constructor(lists: NameLists) {
    this.names = new NameFinder(lists);
  }

  /**
   * `kept`: names that are no person's here, such as the application's and its publisher's. `known`: names of people that
   * the caller knows, such as the reporter's: they go wherever they stand.
   */
  pseudonymise(text: string, kept: readonly string[] = [], known: readonly string[] = []): Pseudonymised {
    const names = this.names.find(text, kept, known);
    const marks = withoutOverlap([...identifierMarks(text), ...addressMarks(text), ...names]);
    const numbers = new Numbers();
    const found: Found[] = [];
    let written = '';
    let last = 0;
    for (const mark of marks) {
      const placeholder = `[${MARKS[mark.kind]}_${numbers.of(mark, text.slice(mark.start, mark.end))}]`;
      written += text.slice(last, mark.start) + placeholder;
      last = mark.end;
      found.push({ kind: mark.kind, placeholder, start: mark.start, end: mark.end });
    }
    return { text: written + text.slice(last), found };
  }
}

/** In the order of the text; of two that overlap the one that was looked for first stays. */
function withoutOverlap(marks: readonly (Mark | NamedMark)[]): readonly (Mark | NamedMark)[] {
  const byStart = marks.map((mark, rank) => ({ mark, rank })).sort((one, other) => one.mark.start - other.mark.start);
  const kept: { readonly mark: Mark | NamedMark; readonly rank: number }[] = [];
  for (const next of byStart) {
    const last = kept.at(-1);
    if (!last || next.mark.start >= last.mark.end) kept.push(next);
    else if (next.rank < last.rank) kept[kept.length - 1] = next;
  }
  return kept.map(({ mark }) => mark);
}

/** Who is who: marks of one identity have one number, and a surname alone is the person who bore it before. */
class Numbers {
  private readonly counts = new Map<MarkKind, number>();
  private readonly known = new Map<string, number>();

  of(mark: Mark | NamedMark, written: string): number {
    const keys =
      'parts' in mark ? mark.parts.map((part) => `name:${part}`) : [`${mark.kind}:${identityOf(mark.kind, written)}`];
    const number = keys.map((key) => this.known.get(key)).find((known) => known !== undefined) ?? this.next(mark.kind);
    for (const key of keys) if (!this.known.has(key)) this.known.set(key, number);
    return number;
  }

  private next(kind: MarkKind): number {
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    return number;
  }
}
