import { CellReader } from '../../domain/import/cell-reader.js';
import { ImportRefused } from '../../domain/import/import-refused.js';
import { type Line, read } from '../../domain/import/line.js';
import { takeLines } from './take-lines.js';

const limits = { rowsAtMost: 1_200, faultsShown: 3 };

async function* linesOf(values: readonly string[]): AsyncGenerator<Line> {
  for (const [index, n] of values.entries()) yield { number: index + 2, cells: { n } };
}

async function take(values: readonly string[] | AsyncIterable<Line>, unknown: readonly number[] = []) {
  const batches: number[] = [];
  const lines = Symbol.asyncIterator in values ? values : linesOf(values);
  const count = await takeLines<number>(lines, limits, {
    read: (cells) => {
      const reader = new CellReader(cells);
      return read(reader, reader.count('n'));
    },
    keyOf: String,
    keyColumn: 'n',
    keep: async (batch) => {
      batches.push(batch.length);
      return batch
        .filter(({ value }) => unknown.includes(value))
        .map(({ line }) => ({ line, column: 'n', code: 'unknown', message: 'is unknown' }));
    },
  });
  return { count, batches };
}

const refusalOf = (taking: Promise<unknown>): Promise<ImportRefused> =>
  taking.then(
    () => Promise.reject(new Error('was taken')),
    (refusal) => (refusal instanceof ImportRefused ? refusal : Promise.reject(refusal)),
  );
const fieldsOf = async (taking: Promise<unknown>) =>
  (await refusalOf(taking)).reasons.map(({ field, code }) => `${field} ${code}`);
const numbers = (length: number) => Array.from({ length }, (_, index) => String(index));

describe('a file that is taken line by line', () => {
  it('is kept in batches', async () => {
    expect(await take(numbers(1_100))).toEqual({ count: 1_100, batches: [500, 500, 100] });
  });

  it('is refused as a whole, with the faults of the lines and those the database knows', async () => {
    expect(await fieldsOf(take(['1', 'x', '3', '1'], [3]))).toEqual([
      '/lines/3/n not_a_count',
      '/lines/4/n unknown',
      '/lines/5/n repeated_line',
    ]);
  });

  it('counts all faults and shows the first', async () => {
    const { facts, reasons } = await refusalOf(take(['a', 'b', 'c', 'd', 'e']));

    expect(facts).toEqual({ faults: 5, shown: 3 });
    expect(reasons).toHaveLength(3);
  });

  it('is refused when it has no line, or too many', async () => {
    expect(await fieldsOf(take([]))).toEqual(['/lines/1/file no_lines']);
    expect(await fieldsOf(take(numbers(1_201)))).toEqual(['/lines/1202/file too_many_lines']);
  });

  it('names the line where it stops being a table, with the faults before', async () => {
    const broken = { column: 'file', code: 'not_csv', message: 'has an open quote' };
    async function* lines(): AsyncGenerator<Line> {
      yield { number: 2, cells: { n: 'x' } };
      yield { number: 3, cells: {}, broken };
    }

    expect(await fieldsOf(take(lines()))).toEqual(['/lines/2/n not_a_count', '/lines/3/file not_csv']);
  });
});
