import canonicalize from 'canonicalize';
import { type Hash, leafHash } from './tree/hash.js';

/** A journal entry as it is stored, and what the log holds of it. */
export interface StoredEntry {
  readonly kind: string;
  /** `kind:id` */
  readonly subject: string;
  readonly at: Date;
  readonly body: string;
  readonly hash: Hash;
}

/** What is wrong with a row of the journal, in words; undefined when its text, its columns and its leaf agree. */
export function entryFault(row: StoredEntry, leaf: Hash): string | undefined {
  const hash = leafHash(Buffer.from(row.body));
  if (!hash.equals(leaf)) return 'its text is not the one that the log holds';
  if (!row.hash.equals(hash)) return 'its hash is not that of its text';
  const said = parsed(row.body);
  if (!said || canonicalize(said) !== row.body) return 'its text is not in canonical form';
  if (said.kind !== row.kind) return 'its kind is not the one in its text';
  if (said.subject !== row.subject) return 'its subject is not the one in its text';
  if (said.at !== row.at.toISOString()) return 'its time is not the one in its text';
  return undefined;
}

function parsed(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(body) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
