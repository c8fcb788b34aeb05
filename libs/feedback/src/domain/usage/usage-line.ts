import type { Day } from '#libs/kernel';
import { CellReader, type Cells } from '../import/cell-reader.js';
import { type Columns, type ReadLine, read } from '../import/line.js';
import { faultsOfUsage, type UsageFigures, type UsageLimits } from './usage-figures.js';
import type { Period } from './usage-period.js';

/** A publisher's file on one application. */
export const USAGE_COLUMNS: Columns = { required: ['period', 'downloads', 'active_users', 'source'], optional: [] };

/** An agent's file on many; `application` is the address of its sheet in the catalogue. */
export const USAGE_OF_MANY_COLUMNS: Columns = { required: ['application', ...USAGE_COLUMNS.required], optional: [] };

export interface UsageLine extends UsageFigures {
  /** Empty in a file on one application. */
  readonly slug: string;
  readonly period: Period;
}

const LONGEST_SLUG = 200;
const COLUMN_OF: Readonly<Record<string, string>> = { '/activeUsers': 'active_users' };

export function readUsageLine(cells: Cells, today: Day, limits: UsageLimits): ReadLine<UsageLine> {
  const reader = new CellReader(cells);
  const slug = 'application' in cells ? reader.text('application', LONGEST_SLUG) : '';
  const period = reader.text('period', 'YYYY-MM'.length) as Period;
  const figures = {
    downloads: reader.count('downloads'),
    activeUsers: reader.count('active_users'),
    source: reader.text('source', LONGEST_SLUG),
  };
  const faulty = new Set(reader.faults.map(({ column }) => column));
  for (const { field = '', code, message } of faultsOfUsage(period, figures, today, limits)) {
    const column = COLUMN_OF[field] ?? field.slice(1);
    if (!faulty.has(column)) reader.refuse(column, code, message);
  }
  return read(reader, { slug, period, ...figures });
}
