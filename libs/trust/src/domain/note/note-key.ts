import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { fromBase64 } from './base64.js';
import { NoteFault } from './note-fault.js';

/** The only kind of signature made and checked here; others are ignored, as the specification asks. */
const ED25519 = 0x01;
const KEY_BYTES = 32;
const PRIVATE = 'PRIVATE+KEY+';

/** RFC 8410: what stands before the bare bytes of a key. */
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Who signs: the name and the id together, since either alone may be shared. */
export interface NoteKey {
  readonly name: string;
  /** Eight hexadecimal digits, from the name and the public key. */
  readonly id: string;
}

export interface VerifierKey extends NoteKey {
  readonly publicKey: KeyObject;
}

export interface SignerKey extends VerifierKey {
  readonly privateKey: KeyObject;
}

const NAME = /^[^\p{White_Space}\p{Cc}+]+$/u;

export const isKeyName = (name: string): boolean => NAME.test(name) && name.isWellFormed();

/** C2SP signed-note: SHA-256(name ‖ newline ‖ kind ‖ public key), of which four bytes are kept. */
const idOf = (name: string, encoded: Uint8Array): string =>
  createHash('sha256').update(`${name}\n`).update(encoded).digest('hex').slice(0, 8);

const bytesOf = (publicKey: KeyObject): Buffer =>
  publicKey.export({ type: 'spki', format: 'der' }).subarray(PUBLIC_PREFIX.length);

const encodedPublic = (publicKey: KeyObject): Buffer => Buffer.concat([Buffer.of(ED25519), bytesOf(publicKey)]);

/** The public key as people hand it on: `name+id+base64`. */
export const vkeyOf = ({ name, id, publicKey }: VerifierKey): string =>
  `${name}+${id}+${encodedPublic(publicKey).toString('base64')}`;

/** The private key as it lies in its file: `PRIVATE+KEY+name+id+base64`. */
export const skeyOf = ({ name, id, privateKey }: SignerKey): string => {
  const seed = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(PRIVATE_PREFIX.length);
  return `${PRIVATE}${name}+${id}+${Buffer.concat([Buffer.of(ED25519), seed]).toString('base64')}`;
};

/** @throws NoteFault (`key_malformed`) */
export function parseVkey(text: string): VerifierKey {
  const { name, id, key } = partsOf(text);
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, key]), format: 'der', type: 'spki' });
  return matching({ name, id, publicKey });
}

/** @throws NoteFault (`key_malformed`); its message never holds the key */
export function parseSkey(text: string): SignerKey {
  if (!text.startsWith(PRIVATE)) throw new NoteFault('key_malformed', `A private key begins with ${PRIVATE}.`);
  const { name, id, key } = partsOf(text.slice(PRIVATE.length).trimEnd());
  return matching({ id, ...signerFrom(name, key) });
}

/** @param seed 32 random bytes. @throws NoteFault (`key_malformed`) when the name cannot stand in a note */
export function signerOf(name: string, seed: Uint8Array): SignerKey {
  if (!isKeyName(name)) throw new NoteFault('key_malformed', 'The name of a key has no space and no plus sign.');
  const keys = signerFrom(name, seed);
  return { ...keys, id: idOf(name, encodedPublic(keys.publicKey)) };
}

function signerFrom(name: string, seed: Uint8Array) {
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  return { name, privateKey, publicKey: createPublicKey(privateKey) };
}

function partsOf(text: string): { readonly name: string; readonly id: string; readonly key: Buffer } {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes) throw new NoteFault('key_malformed', 'A key is written name+id+base64.');
  if (bytes[0] !== ED25519 || bytes.length !== KEY_BYTES + 1) {
    throw new NoteFault('key_malformed', `The key of ${name} is no Ed25519 key of ${KEY_BYTES} bytes.`);
  }
  return { name, id, key: bytes.subarray(1) };
}

function matching<Key extends VerifierKey>(key: Key): Key {
  if (idOf(key.name, encodedPublic(key.publicKey)) === key.id) return key;
  throw new NoteFault('key_malformed', `The id ${key.id} is not that of the key of ${key.name}.`);
}
