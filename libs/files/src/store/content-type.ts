import type { FileHandle } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { fileTypeFromBuffer } from 'file-type';
import { directoryOf, documentKindOf, entriesOf, TAIL_LENGTH } from '../domain/archive.js';
import { FILE_KINDS, type FileKind } from '../domain/file-kind.js';
import { FileRefused } from '../domain/refusals.js';

interface Received {
  readonly file: FileHandle;
  readonly size: number;
  readonly isText: boolean;
  /** What the name promises. */
  readonly kind: FileKind;
}

const HEAD_LENGTH = 4_100;
const MOST_DIRECTORY_BYTES = 2 * 1024 * 1024;
const ZIP_BASED: readonly FileKind[] = ['docx', 'xlsx', 'odt', 'ods'];
const TEXT: readonly FileKind[] = ['csv', 'txt'];
const LOCAL_HEADER = Buffer.from('PK\u0003\u0004', 'latin1');

/**
 * The media type that the content shows, which must be the one that the name promises.
 * @throws FileRefused
 */
export async function typeOf({ file, size, isText, kind }: Received): Promise<string> {
  const head = await read(file, 0, Math.min(size, HEAD_LENGTH));
  if (TEXT.includes(kind)) {
    if (!isText) throw new FileRefused('file_not_what_it_says');
  } else if (ZIP_BASED.includes(kind)) {
    if (!head.subarray(0, 4).equals(LOCAL_HEADER)) throw new FileRefused('file_not_what_it_says');
    if ((await archiveKind(file, size, head)) !== kind) throw new FileRefused('file_not_what_it_says');
  } else {
    const found = await fileTypeFromBuffer(head);
    if (found?.mime !== FILE_KINDS[kind].type) throw new FileRefused('file_not_what_it_says');
  }
  return FILE_KINDS[kind].type;
}

async function archiveKind(file: FileHandle, size: number, head: Buffer): Promise<FileKind> {
  const tailLength = Math.min(size, TAIL_LENGTH);
  const { offset, length } = directoryOf(await read(file, size - tailLength, tailLength));
  if (length > MOST_DIRECTORY_BYTES || offset + length > size) throw new FileRefused('archive_unreadable');
  return documentKindOf(entriesOf(await read(file, offset, length)), mimetypeIn(head));
}

/** OpenDocument says what it is in its first entry, which is called `mimetype`. */
function mimetypeIn(head: Buffer): string {
  const [method, packed, nameLength, extraLength] = [
    head.readUInt16LE(8),
    head.readUInt32LE(18),
    head.readUInt16LE(26),
    head.readUInt16LE(28),
  ];
  if (head.toString('latin1', 30, 30 + nameLength) !== 'mimetype' || packed > 200) return '';
  const start = 30 + nameLength + extraLength;
  const content = head.subarray(start, start + packed);
  try {
    return (method === 8 ? inflateRawSync(content, { maxOutputLength: 200 }) : content).toString('latin1').trim();
  } catch {
    return '';
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
