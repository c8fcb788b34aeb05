import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Under which a row is found: nobody finds the token by it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

export const newToken = (): string => randomBytes(32).toString('base64url');

const keyOf = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, '', 'aval draft of a report', 32));

/** @param place where it is kept: sealed there, it opens nowhere else */
export function sealUnder(token: string, place: string, content: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(token), nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error for what was changed, moved, or sealed under another token */
export function openUnder(token: string, place: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, keyOf(token), sealed.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
