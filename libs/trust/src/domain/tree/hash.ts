import { createHash } from 'node:crypto';

/** SHA-256, 32 bytes. */
export type Hash = Buffer;

export const HASH_BYTES = 32;

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

const sha256 = (...parts: readonly Uint8Array[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 9162, 2.1.1: the root of a tree without leaves. */
export const emptyRoot: Hash = sha256();

/** RFC 9162, 2.1.1: the byte before it keeps a leaf from being taken for a node. */
export const leafHash = (content: Uint8Array): Hash => sha256(LEAF, content);

export const nodeHash = (left: Uint8Array, right: Uint8Array): Hash => sha256(NODE, left, right);
