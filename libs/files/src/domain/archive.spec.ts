import fc from 'fast-check';
import { type ArchiveEntry, directoryOf, documentKindOf, entriesOf } from './archive.js';
import { FileRefused } from './refusals.js';

const entry = (name: string, uncompressed = 100, compressed = 60): ArchiveEntry => ({ name, compressed, uncompressed });
const word = [entry('[Content_Types].xml'), entry('word/document.xml')];

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (refusal) {
    return refusal instanceof FileRefused ? refusal.code : 'not a refusal';
  }
};

describe('an archive that says it is a document', () => {
  it('is told from the parts it holds', () => {
    expect(documentKindOf(word, '')).toBe('docx');
    expect(documentKindOf([entry('[Content_Types].xml'), entry('xl/workbook.xml')], '')).toBe('xlsx');
    expect(documentKindOf([entry('content.xml')], 'application/vnd.oasis.opendocument.text')).toBe('odt');
    expect(documentKindOf([entry('content.xml')], 'application/vnd.oasis.opendocument.spreadsheet')).toBe('ods');
  });

  it('is refused when it holds no document', () => {
    expect(codeOf(() => documentKindOf([entry('holiday.jpg')], ''))).toBe('file_kind_refused');
  });

  it.each([
    'word/vbaProject.bin',
    'xl/macrosheets/sheet1.xml',
    'word/activeX/activeX1.xml',
    'Basic/Standard/Module1.xml',
  ])('is refused with the macro %s', (macro) => {
    expect(codeOf(() => documentKindOf([...word, entry(macro)], ''))).toBe('file_has_macros');
  });

  it('is refused when it would swell beyond measure', () => {
    const bomb = entry('word/media/image1.png', 400 * 1024 * 1024, 400 * 1024);
    const huge = entry('word/media/image1.png', 600 * 1024 * 1024, 590 * 1024 * 1024);

    expect(codeOf(() => documentKindOf([...word, bomb], ''))).toBe('archive_too_large');
    expect(codeOf(() => documentKindOf([...word, huge], ''))).toBe('archive_too_large');
  });

  it('is refused, never misread, when its bytes are damaged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        const damaged = Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from(bytes)]);
        expect(['accepted', 'archive_unreadable']).toContain(codeOf(() => entriesOf(damaged)));
        expect(['accepted', 'archive_unreadable', 'archive_too_large']).toContain(codeOf(() => directoryOf(damaged)));
      }),
    );
  });
});
