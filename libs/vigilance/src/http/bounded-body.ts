import type { Readable } from 'node:stream';
import { FileEmpty, FileTooLarge } from '#libs/files';

/**
 * A small file in memory: it is drawn anew and sealed as a whole, and lies on no disk before that.
 * @throws FileTooLarge as soon as there is more than `limitBytes`; FileEmpty
 */
export async function wholeOf(content: Readable, limitBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of content as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limitBytes) throw new FileTooLarge(limitBytes);
    parts.push(part);
  }
  if (size === 0) throw new FileEmpty();
  return Buffer.concat(parts, size);
}
