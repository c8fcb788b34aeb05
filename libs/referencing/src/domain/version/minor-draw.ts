import { createHash } from 'node:crypto';
import type { VersionId } from './version-id.js';

/**
 * How anyone can redo the draw: SHA-256 of the UTF-8 text `aval-minor-version-1:` and the id of the version; the first
 * twelve hexadecimal digits, read as a whole number and divided by 2^48, lie below the rate.
 */
export const DRAW_RULE = 'aval-minor-version-1';

/** Whether a minor version is to be checked, with all that it takes to draw again. */
export interface MinorDraw {
  readonly rule: string;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
  /** Of the policy, from 0 to 1. */
  readonly rate: number;
  readonly drawn: boolean;
}

const DIGITS = 12;

export function drawMinor(id: VersionId, rate: number): MinorDraw {
  const hash = createHash('sha256').update(`${DRAW_RULE}:${id}`, 'utf8').digest('hex');
  const place = Number.parseInt(hash.slice(0, DIGITS), 16) / 16 ** DIGITS;
  return { rule: DRAW_RULE, hash, rate, drawn: place < rate };
}
