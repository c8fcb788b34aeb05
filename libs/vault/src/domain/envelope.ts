import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM: 96-bit nonce, 128-bit tag (NIST SP 800-38D). A box is nonce ‖ ciphertext ‖ tag. */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** What was sealed cannot be opened: it was changed, belongs elsewhere, or the key is another. */
export class BoxFault extends Error {}

/** Where a box belongs. Bound into it, so that no box opens at the place of another. */
export interface Place {
  readonly subject: string;
  readonly name: string;
}

export const newDataKey = (): Buffer => randomBytes(KEY_BYTES);

export const sealBox = (key: Buffer, place: Place, content: Buffer): Buffer =>
  encrypt(key, bound('box', place), content);

/** @throws BoxFault */
export const openBox = (key: Buffer, place: Place, box: Buffer): Buffer => decrypt(key, bound('box', place), box);

/** The data key under the wrapping key of that version. */
export const wrapKey = (wrapping: Buffer, subject: string, version: number, key: Buffer): Buffer =>
  encrypt(wrapping, bound('key', { subject, name: String(version) }), key);

/** @throws BoxFault */
export const unwrapKey = (wrapping: Buffer, subject: string, version: number, wrapped: Buffer): Buffer =>
  decrypt(wrapping, bound('key', { subject, name: String(version) }), wrapped);

/** Written as JSON, so that no two places give the same bytes, whatever their names hold. */
function bound(what: 'box' | 'key', { subject, name }: Place): Buffer {
  return Buffer.from(JSON.stringify(['aval-vault', 1, what, subject, name]), 'utf8');
}

function encrypt(key: Buffer, associated: Buffer, content: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(associated);
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, associated: Buffer, box: Buffer): Buffer {
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new BoxFault('too short to be a box');
  const tag = box.subarray(box.length - TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associated).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, box.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BoxFault('the box was changed, stands in another place, or has another key');
  }
}
