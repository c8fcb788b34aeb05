import { type Day, isDay } from '#libs/kernel';

/** What is wrong with one cell of a table. */
export interface CellFault {
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

export type Cells = Readonly<Record<string, string>>;

/** Bytes that were no UTF-8, and signs that no text holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are looked for
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;
const MOST_DIGITS = 15;

/** Reads the cells of one line as values, and remembers every fault instead of stopping at the first. */
export class CellReader {
  readonly faults: CellFault[] = [];

  constructor(private readonly cells: Cells) {}

  refuse(column: string, code: string, message: string): void {
    this.faults.push({ column, code, message });
  }

  /** Trimmed; never longer than `longest` characters. An empty cell is a fault unless the column may be empty. */
  text(column: string, longest: number, { mayBeEmpty = false } = {}): string {
    const text = (this.cells[column] ?? '').trim();
    if (text === '' && !mayBeEmpty) this.refuse(column, 'missing_value', 'is empty');
    if (text.length > longest) this.refuse(column, 'too_long', `is longer than ${longest} characters`);
    if (UNREADABLE.test(text) || !text.isWellFormed()) this.refuse(column, 'unreadable_text', 'is not readable UTF-8');
    return text;
  }

  word(column: string, words: ReadonlySet<string>, code: string): string {
    const word = (this.cells[column] ?? '').trim();
    if (!words.has(word)) this.refuse(column, code, `is none of ${[...words].join(', ')}`);
    return word;
  }

  /** Digits alone: neither a sign, nor spaces between thousands. 0 stands in for what cannot be read. */
  count(column: string): number {
    const text = (this.cells[column] ?? '').trim();
    if (/^\d+$/.test(text) && text.length <= MOST_DIGITS) return Number(text);
    this.refuse(column, 'not_a_count', 'is not a whole number from 0');
    return 0;
  }

  day(column: string, latest: Day): Day {
    return this.optionalDay(column, latest) ?? this.noDay(column, latest);
  }

  optionalDay(column: string, latest: Day): Day | null {
    const text = (this.cells[column] ?? '').trim();
    if (text === '') return null;
    if (!isDay(text)) {
      this.refuse(column, 'bad_day', 'is not a day (YYYY-MM-DD)');
      return latest;
    }
    if (text > latest) this.refuse(column, 'day_in_future', 'is in the future');
    return text;
  }

  flag(column: string): boolean {
    return this.word(column, new Set(['true', 'false']), 'not_true_or_false') === 'true';
  }

  private noDay(column: string, latest: Day): Day {
    this.refuse(column, 'missing_value', 'is empty');
    return latest;
  }
}
