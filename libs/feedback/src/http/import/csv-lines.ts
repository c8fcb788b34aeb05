import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Invalid } from '#libs/kernel';
import type { Columns, Line } from '../../domain/import/line.js';

interface ParsedRecord {
  readonly record: readonly string[];
  /** Where the record ends. */
  readonly info: { readonly lines: number };
}

/** No cell is as long; a file that is one endless cell is not held in memory. */
const LONGEST_RECORD = 64 * 1024;
const HEAD_BYTES = 4_096;

/**
 * The lines of a CSV file, one at a time, by the names of their columns.
 * @throws Invalid (`csv_columns`) when the first line does not name the columns that are asked for
 */
export async function* csvLines(file: string, columns: Columns): AsyncGenerator<Line> {
  const delimiter = await delimiterOf(file);
  const records = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  pipeline(createReadStream(file), records, tellReader);
  let names: readonly string[] | undefined;
  try {
    for await (const { record, info } of records as AsyncIterable<ParsedRecord>) {
      if (names) yield lineOf(names, record, firstLineOf(record, info.lines));
      else names = namesOf(record, columns);
    }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    const broken = { column: 'file', code: 'not_csv', message: `cannot be read on: ${fault.code}` };
    yield { number: Number((fault as unknown as { lines?: number }).lines ?? 1), cells: {}, broken };
  }
}

/** Whoever reads the records meets every fault there, also one of the disk. */
const tellReader = (): void => undefined;

/** Spreadsheets of this country write semicolons, everybody else commas; the names of our columns hold neither. */
async function delimiterOf(file: string): Promise<';' | ','> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const [head = ''] = buffer.toString('utf8', 0, bytesRead).split(/[\r\n]/);
    return head.includes(';') ? ';' : ',';
  } finally {
    await handle.close();
  }
}

function namesOf(record: readonly string[], { required, optional }: Columns): readonly string[] {
  const names = record.map((name) => name.trim());
  const known = [...required, ...optional];
  const faults = [
    ...required.filter((name) => !names.includes(name)).map((name) => [name, 'column_missing', 'is missing'] as const),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => [name, 'column_twice', 'stands twice'] as const),
    ...names.filter((name) => !known.includes(name)).map((name) => [name, 'column_unknown', 'is not known'] as const),
  ];
  if (faults.length === 0) return names;
  const reasons = faults.map(([name, code, message]) => ({
    code,
    message: `column ${name.slice(0, 60)} ${message}`,
    field: `/lines/1/${name.slice(0, 60)}`,
  }));
  throw new Invalid('csv_columns', 'The first line does not name the columns that are asked for.', reasons);
}

function lineOf(names: readonly string[], record: readonly string[], number: number): Line {
  const cells = Object.fromEntries(names.map((name, index) => [name, record[index] ?? '']));
  if (record.length === names.length) return { number, cells };
  const message = `has ${record.length} cells for ${names.length} columns`;
  return { number, cells, shape: { column: 'file', code: 'cells_and_columns_differ', message } };
}

/** A cell may hold line breaks: the line that is named is the one on which the record begins. */
const firstLineOf = (record: readonly string[], last: number): number =>
  last - record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
