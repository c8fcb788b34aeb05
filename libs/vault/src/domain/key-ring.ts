import { createHmac } from 'node:crypto';

const KEY_BYTES = 32;
/** Eight bytes: enough to find a person's reports, too few to be sure of a guess among millions. */
const TRACE_BYTES = 8;

export class KeyRingFault extends Error {}

interface Keys {
  /** By version, from 1; the highest wraps what is new, the others still open what they wrapped. */
  readonly wrapping: ReadonlyMap<number, Buffer>;
  readonly trace: Buffer;
  readonly code: Buffer;
}

/** The keys of the vault. They are in no database: whoever has only one of the two can read nothing. */
export class KeyRing {
  private constructor(private readonly keys: Keys) {}

  /** @param text JSON `{"wrapping":{"1":KEY,…},"trace":KEY,"code":KEY}`, each 32 bytes in base64. @throws KeyRingFault */
  static read(text: string): KeyRing {
    const { wrapping, trace, code } = objectIn(text);
    if (typeof wrapping !== 'object' || wrapping === null) throw new KeyRingFault('it has no wrapping keys');
    const versions = Object.entries(wrapping).map(([version, key]) => [versionOf(version), keyOf(key)] as const);
    if (versions.length === 0) throw new KeyRingFault('it has no wrapping keys');
    return new KeyRing({ wrapping: new Map(versions), trace: keyOf(trace), code: keyOf(code) });
  }

  /** The version that wraps what is new. */
  get current(): number {
    return Math.max(...this.keys.wrapping.keys());
  }

  /** @throws KeyRingFault when that key is no longer there */
  wrapping(version: number): Buffer {
    const key = this.keys.wrapping.get(version);
    if (!key) throw new KeyRingFault(`the wrapping key of version ${version} is missing`);
    return key;
  }

  /** A blind index: the same value gives the same trace, and no trace gives a value. */
  trace(name: string, value: string): Buffer {
    const text = JSON.stringify([name, value.trim().toLowerCase()]);
    return createHmac('sha256', this.keys.trace).update(text, 'utf8').digest().subarray(0, TRACE_BYTES);
  }

  /** A secret that belongs to a subject, always the same: it need not be kept anywhere. 32 bytes. */
  secretOf(subject: string): Buffer {
    return createHmac('sha256', this.keys.code).update(subject, 'utf8').digest();
  }
}

/** A ring with one wrapping key more, which from now on wraps what is new. */
export function withNewKey(text: string, draw: () => Buffer): string {
  const ring = objectIn(text);
  const next = KeyRing.read(text).current + 1;
  return written({ ...ring, wrapping: { ...(ring.wrapping as object), [next]: draw().toString('base64') } });
}

/** The first ring of a service. */
export function newRing(draw: () => Buffer): string {
  const [wrapping, trace, code] = [draw(), draw(), draw()].map((key) => key.toString('base64'));
  return written({ wrapping: { 1: wrapping }, trace, code });
}

const written = (ring: object): string => `${JSON.stringify(ring, null, 2)}\n`;

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    /* told below, without a word of what the file holds */
  }
  throw new KeyRingFault('it is no JSON object');
}

function versionOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new KeyRingFault('a version of a wrapping key is a whole number from 1');
  return Number(text);
}

function keyOf(value: unknown): Buffer {
  const key = Buffer.from(typeof value === 'string' ? value : '', 'base64');
  if (key.length !== KEY_BYTES) throw new KeyRingFault('each key has 32 bytes, in base64');
  return key;
}
