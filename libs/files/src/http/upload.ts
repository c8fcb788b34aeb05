import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { DomainError, Invalid } from '#libs/kernel';
import { cleanName } from '../domain/file-kind.js';

/** A file on its way in; the text fields sent before it are known already. */
export interface Upload {
  readonly name: string;
  readonly content: Readable;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The one file of a `multipart/form-data` request, as a stream: nothing of it is held in memory.
 * @throws DomainError (unsupported) for another kind of body, Invalid when there is no file
 */
export async function uploadOf(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new DomainError('unsupported', 'multipart_expected', 'Send the file as multipart/form-data.');
  }
  const part = await request.file();
  if (!part) {
    throw new Invalid('validation_failed', 'No file was sent.', [
      { code: 'file_missing', message: 'is missing', field: '/file' },
    ]);
  }
  return { name: cleanName(part.filename ?? ''), content: part.file, fields: fieldsOf(part.fields) };
}

const fieldsOf = (parts: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parts).flatMap(([name, part]) =>
      isField(part) && typeof part.value === 'string' ? [[name, part.value]] : [],
    ),
  );

const isField = (part: unknown): part is { type: 'field'; value: unknown } =>
  typeof part === 'object' && part !== null && 'type' in part && part.type === 'field';
