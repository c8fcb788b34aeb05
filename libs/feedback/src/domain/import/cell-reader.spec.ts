import fc from 'fast-check';
import { toDay } from '#libs/kernel';
import { CellReader } from './cell-reader.js';

const today = toDay('2026-11-23');
const codesOf = (cell: string, read: (reader: CellReader) => unknown) => {
  const reader = new CellReader({ cell });
  read(reader);
  return reader.faults.map(({ code }) => code);
};

describe('a cell of a table', () => {
  it.each(['-1', '1.5', '1 000', '0x10', '1e3', '', '٣', '9'.repeat(16)])('is no count: "%s"', (cell) => {
    expect(codesOf(cell, (reader) => reader.count('cell'))).toEqual(['not_a_count']);
  });

  it('reads every count as the number that was written', () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        const reader = new CellReader({ cell: ` ${count} ` });

        expect(reader.count('cell')).toBe(count);
        expect(reader.faults).toEqual([]);
      }),
    );
  });

  it('holds a day that exists and has come', () => {
    const day = (cell: string) => codesOf(cell, (reader) => reader.day('cell', today));

    expect(day('2026-11-23')).toEqual([]);
    expect(day('2026-11-24')).toEqual(['day_in_future']);
    expect(day('2026-02-29')).toEqual(['bad_day']);
    expect(day('23/11/2026')).toEqual(['bad_day']);
    expect(day('')).toEqual(['missing_value']);
    expect(codesOf('', (reader) => reader.optionalDay('cell', today))).toEqual([]);
  });

  it('holds text that can be read and kept', () => {
    const text = (cell: string) => codesOf(cell, (reader) => reader.text('cell', 20));

    expect(text('Très utile.\nMerci !')).toEqual([]);
    expect(text('a\u0000b')).toEqual(['unreadable_text']);
    expect(text('Tr\ufffds utile')).toEqual(['unreadable_text']);
    expect(text('x'.repeat(21))).toEqual(['too_long']);
    expect(text('  ')).toEqual(['missing_value']);
  });
});
