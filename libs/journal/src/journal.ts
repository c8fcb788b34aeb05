import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type JournalEntry, type Subject, sealLeaf } from './entry.js';

/** A past entry as a reader inside the house sees it. `actorId` is null for the system, or once the person was erased. */
export interface PastEntry {
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  readonly actorRole: string;
  readonly actorId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface EntryRow {
  readonly seq: string;
  readonly kind: string;
  readonly body: string;
  readonly created_at: Date;
  readonly actor: string | null;
}

const ENTRIES = `
  SELECT e.seq, e.kind, e.body, e.created_at, o.value AS actor
  FROM journal.entry e LEFT JOIN journal.opening o ON o.seq = e.seq AND o.name = 'actor'
  WHERE e.subject_kind = $1 AND e.subject_id = $2`;

/** The append-only record of everything that changed, written in the transaction of the change. */
@Injectable()
export class Journal {
  async append(tx: EntityManager, entry: JournalEntry): Promise<void> {
    await this.appendNumbered(tx, entry);
  }

  /** As `append`. @returns the number of the entry, by which its place in the public log is found */
  async appendNumbered(tx: EntityManager, entry: JournalEntry): Promise<number> {
    const { body, hash, openings } = sealLeaf(entry);
    const rows = await tx.query<{ seq: string }[]>(
      `WITH leaf AS (
         INSERT INTO journal.entry (kind, subject_kind, subject_id, body, leaf_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING seq),
       opened AS (
         INSERT INTO journal.opening (seq, name, salt, value)
         SELECT leaf.seq, o.name, o.salt, o.value
         FROM leaf, unnest($7::text[], $8::bytea[], $9::text[]) AS o(name, salt, value))
       SELECT seq FROM leaf`,
      [
        entry.kind,
        entry.subject.kind,
        entry.subject.id,
        body,
        hash,
        entry.at,
        openings.map(({ name }) => name),
        openings.map(({ salt }) => salt),
        openings.map(({ value }) => value),
      ],
    );
    return Number(rows[0]?.seq);
  }

  /** The newest entry on a subject: what a stale client is told. */
  async last(tx: EntityManager, { kind, id }: Subject): Promise<PastEntry | undefined> {
    const rows = await tx.query<EntryRow[]>(`${ENTRIES} ORDER BY e.seq DESC LIMIT 1`, [kind, id]);
    return rows.map(read)[0];
  }

  /** All entries on a subject, oldest first. */
  async history(tx: EntityManager, { kind, id }: Subject): Promise<PastEntry[]> {
    return (await tx.query<EntryRow[]>(`${ENTRIES} ORDER BY e.seq`, [kind, id])).map(read);
  }
}

function read({ seq, kind, body, created_at, actor }: EntryRow): PastEntry {
  const { v, kind: _, subject, at, actorRole, from, to, commitments, ...facts } = JSON.parse(body);
  return {
    seq: Number(seq),
    kind,
    at: created_at,
    actorRole,
    actorId: actor,
    from: from ?? null,
    to: to ?? null,
    facts,
  };
}
