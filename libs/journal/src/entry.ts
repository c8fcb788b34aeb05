import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor } from '#libs/kernel';

export interface Subject {
  readonly kind: string;
  readonly id: string;
}

type Fact = string | number | boolean | null | readonly string[];

/** One thing that happened. `facts` become public one day and hold no person; `secrets` are only committed to. */
export interface JournalEntry {
  readonly kind: string;
  readonly subject: Subject;
  readonly actor: Actor;
  readonly at: Date;
  readonly from?: string;
  readonly to?: string;
  readonly facts?: Readonly<Record<string, Fact>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface Opening {
  readonly name: string;
  readonly salt: Buffer;
  readonly value: string;
}

export interface Leaf {
  readonly body: string;
  readonly hash: Buffer;
  readonly openings: readonly Opening[];
}

/** SHA-256(salt ‖ value): says nothing about the value until salt and value are shown. The salt has 32 bytes. */
export const commitment = (salt: Buffer, value: string): string =>
  createHash('sha256').update(salt).update(value, 'utf8').digest('hex');

/** RFC 6962, 2.1: a leaf is hashed with a zero byte before it, so that it can never be taken for a node. */
export const leafHash = (body: string): Buffer =>
  createHash('sha256').update(Buffer.of(0)).update(body, 'utf8').digest();

/** The entry as it will stand in the log: canonical, and without any value that points to a person. */
export function sealLeaf({ actor, secrets = {}, ...entry }: JournalEntry, salt = () => randomBytes(32)): Leaf {
  const hidden = { ...secrets, ...(actor.accountId && { actor: actor.accountId }) };
  const openings = Object.entries(hidden).map(([name, value]) => ({ name, salt: salt(), value }));
  const body = canonicalize({
    v: 1,
    kind: entry.kind,
    subject: `${entry.subject.kind}:${entry.subject.id}`,
    ...(entry.from && { from: entry.from }),
    ...(entry.to && { to: entry.to }),
    at: entry.at.toISOString(),
    actorRole: actor.role,
    ...entry.facts,
    commitments: Object.fromEntries(openings.map(({ name, salt: s, value }) => [name, commitment(s, value)])),
  });
  if (body === undefined) throw new Error(`the journal entry ${entry.kind} cannot be written as JSON`);
  return { body, hash: leafHash(body), openings };
}
