import { DomainError } from '#libs/kernel';
import type { CellFault } from './cell-reader.js';

/** A fault with the line of the file it stands on; the line of the column names is 1. */
export interface LineFault extends CellFault {
  readonly line: number;
}

/** Nothing of a file was taken: every fault is named with its line and column, up to a number worth mending in one go. */
export class ImportRefused extends DomainError {
  constructor(faults: readonly LineFault[], total: number) {
    const reasons = faults.map(({ line, column, code, message }) => ({
      code,
      message: `line ${line}, ${column}: ${message}`,
      field: `/lines/${line}/${column}`,
    }));
    super(
      'invalid',
      'import_refused',
      `The file has ${total} faults.`,
      { faults: total, shown: faults.length },
      reasons,
    );
  }
}
