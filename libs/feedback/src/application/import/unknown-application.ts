import type { LineFault } from '../../domain/import/import-refused.js';

/** The address leads to no sheet of the catalogue, present or past. */
export const unknownApplication = (line: number): LineFault => ({
  line,
  column: 'application',
  code: 'unknown_application',
  message: 'is the address of no application that is or was in the catalogue',
});
