import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

interface Download {
  readonly content: Readable;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Characters that a quoted string and an old browser both bear. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');

const percent = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** `Content-Disposition` of RFC 6266: a plain name for old readers, the true one for all others. */
export const attachment = (name: string): string =>
  `attachment; filename="${plain(name)}"; filename*=UTF-8''${percent(name)}`;

/** Evidence is only ever saved, never shown by the browser in our origin: somebody else wrote it. */
export function sendFile(reply: FastifyReply, { content, name, type, size }: Download): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-length', size)
    .header('content-disposition', attachment(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-store')
    .send(content);
}
