import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits that say nothing: what a browser or a machine shows to be known again. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** All that is kept of a token. SHA-256 alone is enough: there is nothing to guess in 256 random bits. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

const KEY_SHAPE = /^aval_[A-Za-z0-9_-]{43}$/;

/** A key starts with a word that scanners of leaked secrets can look for. */
export const newKeyToken = (): string => `aval_${newToken()}`;

export const isKeyToken = (text: string): boolean => KEY_SHAPE.test(text);

/** What of a key is shown in lists. */
export const prefixOf = (key: string): string => key.slice(0, 'aval_'.length + 6);
