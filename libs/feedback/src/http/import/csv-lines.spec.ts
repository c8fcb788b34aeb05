import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Line } from '../../domain/import/line.js';
import { csvLines } from './csv-lines.js';

const columns = { required: ['period', 'text'], optional: ['note'] };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aval-csv-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function linesOf(text: string): Promise<Line[]> {
  const file = path.join(folder, 'file.csv');
  await writeFile(file, text);
  const lines: Line[] = [];
  for await (const line of csvLines(file, columns)) lines.push(line);
  return lines;
}

describe('a file of comma separated values', () => {
  it.each([
    ['commas', 'period,text\r\n2026-10,bien\r\n'],
    ['semicolons and the mark of a spreadsheet', '\ufeffperiod;text\n2026-10;bien\n'],
    ['columns in another order', 'text,period\nbien,2026-10'],
  ])('is read with %s', async (_, text) => {
    expect(await linesOf(text)).toEqual([{ number: 2, cells: { period: '2026-10', text: 'bien' } }]);
  });

  it('names a line by where it begins, whatever stands in its cells', async () => {
    const lines = await linesOf('period,text\n2026-09,"un\ndeux, trois"\n\n2026-10,"dit ""oui"""\n');

    expect(lines.map(({ number, cells }) => [number, cells.text])).toEqual([
      [2, 'un\ndeux, trois'],
      [5, 'dit "oui"'],
    ]);
  });

  it('is refused when its columns are not those that are asked for', async () => {
    const faults = linesOf('period,prix,period\n').catch(({ reasons }) =>
      reasons.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
    );

    expect(await faults).toEqual([
      '/lines/1/text column_missing',
      '/lines/1/period column_twice',
      '/lines/1/prix column_unknown',
    ]);
  });

  it('tells which line has more or fewer cells than there are columns', async () => {
    const lines = await linesOf('period,text\n2026-10\n2026-11,a,b\n');

    expect(lines.map(({ number, shape }) => [number, shape?.code])).toEqual([
      [2, 'cells_and_columns_differ'],
      [3, 'cells_and_columns_differ'],
    ]);
  });

  it('stops, and says where, when it is no table any more', async () => {
    const lines = await linesOf('period,text\n2026-10,a\n2026-11,"never closed\n2026-12,b\n');

    expect(lines.map(({ cells, broken }) => broken?.code ?? cells.text)).toEqual(['a', 'not_csv']);
  });

  it('does not swallow a cell without end', async () => {
    const lines = await linesOf(`period,text\n2026-10,"${'x'.repeat(200_000)}"\n`);

    expect(lines.map(({ broken }) => broken?.code)).toEqual(['not_csv']);
  });
});
