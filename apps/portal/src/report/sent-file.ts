import type { FastifyRequest } from 'fastify';
import { wholeOf } from '#http/vigilance';
import { FileEmpty, FileTooLarge } from '#libs/files';
import { type Fields, fieldsIn } from './visit.js';

/** A form with a file field: the file is there only when one was chosen. */
export interface SentFile {
  readonly fields: Fields;
  readonly file?: { readonly name: string; readonly content: Buffer | 'too_large' };
}

const LONGEST_NAME = 80;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSHOWABLE = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** All of the form is read, also what is too large: who sent it gets a page, not a lost connection. */
export async function sentFileOf(request: FastifyRequest, largestBytes: number): Promise<SentFile> {
  if (!request.isMultipart()) return { fields: fieldsIn(request.body) };
  const fields: Record<string, unknown> = {};
  let file: SentFile['file'];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value;
      continue;
    }
    const content = await wholeOf(part.file, largestBytes).catch((refusal: unknown) => {
      part.file.resume();
      if (refusal instanceof FileTooLarge) return 'too_large' as const;
      if (refusal instanceof FileEmpty) return undefined;
      throw refusal;
    });
    if (content) file = { name: shownName(part.filename), content };
  }
  return { fields: fieldsIn(fields), ...(file && { file }) };
}

const shownName = (given: string | undefined): string =>
  (given ?? '').toWellFormed().replace(UNSHOWABLE, '').slice(-LONGEST_NAME) || '?';
