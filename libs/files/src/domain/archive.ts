import { FileRefused } from './refusals.js';

/** One file inside a ZIP archive, as its directory declares it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly compressed: number;
  readonly uncompressed: number;
}

/** An office document is far below these; an archive made to fill the disk of its reader is far above. */
const MOST_ENTRIES = 5_000;
const MOST_UNCOMPRESSED_BYTES = 512 * 1024 * 1024;
const MOST_EXPANSION = 100;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const IN_ZIP64 = 0xffffffff;

/** The bytes at the end of an archive among which its end record is found, whatever its comment. */
export const TAIL_LENGTH = END_LENGTH + 65_535;

/** Where the directory of the archive lies. @throws FileRefused when there is none that we can read */
export function directoryOf(tail: Buffer): { offset: number; length: number } {
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const [length, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (tail.readUInt16LE(at + 10) > MOST_ENTRIES || offset === IN_ZIP64) throw new FileRefused('archive_too_large');
    return { offset, length };
  }
  throw new FileRefused('archive_unreadable');
}

/** Reads the directory of an archive. @throws FileRefused when it is damaged */
export function entriesOf(directory: Buffer): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  for (let at = 0; at < directory.length; ) {
    if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new FileRefused('archive_unreadable');
    }
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const nameAt = at + ENTRY_LENGTH;
    entries.push({
      name: directory.toString('utf8', nameAt, nameAt + (nameLength ?? 0)),
      compressed: directory.readUInt32LE(at + 20),
      uncompressed: directory.readUInt32LE(at + 24),
    });
    at = nameAt + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

const MACRO = /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/|activeX\/)|^(Basic|Scripts)\//i;

/**
 * The office document that an archive is.
 * @throws FileRefused for macros, for contents that would swell beyond measure, for an archive that is no document
 */
export function documentKindOf(entries: readonly ArchiveEntry[], mimetype: string): 'docx' | 'xlsx' | 'odt' | 'ods' {
  const swollen = entries.reduce((sum, { uncompressed }) => sum + uncompressed, 0);
  const packed = entries.reduce((sum, { compressed }) => sum + compressed, 0);
  if (entries.length > MOST_ENTRIES || swollen > MOST_UNCOMPRESSED_BYTES) throw new FileRefused('archive_too_large');
  if (swollen > 1024 * 1024 && swollen > packed * MOST_EXPANSION) throw new FileRefused('archive_too_large');
  if (entries.some(({ name }) => MACRO.test(name))) throw new FileRefused('file_has_macros');

  const holds = (wanted: string) => entries.some(({ name }) => name === wanted);
  if (holds('[Content_Types].xml') && holds('word/document.xml')) return 'docx';
  if (holds('[Content_Types].xml') && holds('xl/workbook.xml')) return 'xlsx';
  if (holds('content.xml') && mimetype === 'application/vnd.oasis.opendocument.text') return 'odt';
  if (holds('content.xml') && mimetype === 'application/vnd.oasis.opendocument.spreadsheet') return 'ods';
  throw new FileRefused('file_kind_refused');
}
