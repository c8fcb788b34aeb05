import type { CellFault, CellReader, Cells } from './cell-reader.js';

/** One line of a table with named columns; the line of the names is 1. */
export interface Line {
  readonly number: number;
  readonly cells: Cells;
  /** Set on the last line when the rest of the file cannot be told into cells. */
  readonly broken?: CellFault;
  /** Set when the line has not as many cells as there are columns. */
  readonly shape?: CellFault;
}

/** The columns of a table, as they are documented. */
export interface Columns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** A line as a value; with faults, the value is of no use. */
export interface ReadLine<Value> {
  readonly value: Value;
  readonly faults: readonly CellFault[];
}

export const read = <Value>(reader: CellReader, value: Value): ReadLine<Value> => ({ value, faults: reader.faults });
