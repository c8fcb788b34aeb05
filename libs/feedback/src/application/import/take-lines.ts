import type { CellFault, Cells } from '../../domain/import/cell-reader.js';
import { ImportRefused, type LineFault } from '../../domain/import/import-refused.js';
import type { Line, ReadLine } from '../../domain/import/line.js';

/** Figures of the policy on files. */
export interface ImportLimits {
  readonly rowsAtMost: number;
  readonly faultsShown: number;
}

/** What came of a file. */
export interface ImportSummary {
  readonly lines: number;
  readonly added: number;
  readonly changed: number;
  /** Lines that said what was known already. */
  readonly unchanged: number;
}

export interface NumberedValue<Value> {
  readonly line: number;
  readonly value: Value;
}

export interface Taking<Value> {
  read(cells: Cells): ReadLine<Value>;
  /** What makes two lines speak of the same thing, and the column that is named when they do. */
  keyOf(value: Value): string;
  readonly keyColumn: string;
  /** Keeps a batch, in the transaction of the whole file. @returns what only the database could tell is wrong */
  keep(batch: readonly NumberedValue<Value>[]): Promise<readonly LineFault[]>;
}

const BATCH = 500;

/**
 * Reads a file line by line, without holding it, and keeps it in batches. Nothing of it stays when one line is wrong:
 * the refusal ends the transaction.
 * @returns the number of lines
 * @throws ImportRefused naming the faults with their lines
 */
export async function takeLines<Value>(
  lines: AsyncIterable<Line>,
  limits: ImportLimits,
  taking: Taking<Value>,
): Promise<number> {
  const faults = new FaultList(limits.faultsShown);
  const seen = new Set<string>();
  let batch: NumberedValue<Value>[] = [];
  let count = 0;
  for await (const { number, cells, broken, shape } of lines) {
    count += 1;
    const misshapen = broken ?? shape;
    const { value, faults: found } = misshapen ? { value: undefined, faults: [misshapen] } : taking.read(cells);
    faults.add(number, found);
    if (count > limits.rowsAtMost) faults.add(number, [tooManyRows(limits)]);
    if (broken || count > limits.rowsAtMost) break;
    if (found.length > 0 || value === undefined) continue;
    const key = taking.keyOf(value);
    if (seen.has(key)) faults.add(number, [{ column: taking.keyColumn, ...REPEATED }]);
    else batch.push({ line: number, value });
    seen.add(key);
    if (batch.length === BATCH) {
      faults.addAll(await taking.keep(batch));
      batch = [];
    }
  }
  if (count === 0) faults.add(1, [EMPTY]);
  if (batch.length > 0) faults.addAll(await taking.keep(batch));
  faults.refuseIfAny();
  return count;
}

const REPEATED = { code: 'repeated_line', message: 'says it a second time in this file' } as const;
const EMPTY: CellFault = { column: 'file', code: 'no_lines', message: 'has no line below the names of the columns' };
const tooManyRows = ({ rowsAtMost }: ImportLimits): CellFault => ({
  column: 'file',
  code: 'too_many_lines',
  message: `has more than ${rowsAtMost} lines`,
});

/** Counts all faults, keeps the first ones. */
class FaultList {
  private readonly shown: LineFault[] = [];
  private total = 0;

  constructor(private readonly limit: number) {}

  add(line: number, faults: readonly CellFault[]): void {
    this.addAll(faults.map((fault) => ({ ...fault, line })));
  }

  addAll(faults: readonly LineFault[]): void {
    this.total += faults.length;
    this.shown.push(...faults.slice(0, Math.max(0, this.limit - this.shown.length)));
  }

  refuseIfAny(): void {
    if (this.total === 0) return;
    throw new ImportRefused(
      this.shown.sort((one, other) => one.line - other.line),
      this.total,
    );
  }
}
