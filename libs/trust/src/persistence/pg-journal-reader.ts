import { DataSource, type EntityManager } from 'typeorm';
import { JournalReader, type JournalReading, type LeafAndEntry } from '../application/journal-reading.js';
import type { PlacedHash } from '../domain/tree/place.js';
import { CHECKPOINT, type CheckpointRow, checkpointOf } from './checkpoint-row.js';

/** Both keep to look-ups in an index, part after part, whatever the statistics say of tables that have just grown. */
const LEAVES = `
  SELECT l.leaf_index, l.seq, l.hash, e.kind, e.subject_kind || ':' || e.subject_id AS subject, e.body, e.leaf_hash, e.created_at
  FROM (SELECT leaf_index, seq, hash FROM trust.leaf WHERE leaf_index >= $1 ORDER BY leaf_index LIMIT $2) l
  LEFT JOIN LATERAL (SELECT * FROM journal.entry WHERE seq = l.seq OFFSET 0) e ON true
  ORDER BY l.leaf_index`;

const RANGES = `
  SELECT n.level, n.index, n.hash
  FROM unnest($1::smallint[], $2::bigint[], $3::bigint[]) AS r(level, first, beyond)
  CROSS JOIN LATERAL (
    SELECT level, index, hash FROM trust.node
    WHERE level = r.level AND index >= r.first AND index < r.beyond ORDER BY index OFFSET 0) n`;

const FORGOTTEN = `
  SELECT e.seq FROM journal.entry e
  WHERE NOT EXISTS (SELECT FROM trust.leaf l WHERE l.seq = e.seq)
    AND NOT EXISTS (SELECT FROM trust.awaiting a WHERE a.seq = e.seq)
  ORDER BY e.seq LIMIT $1`;

interface LeafRow {
  readonly leaf_index: string;
  readonly seq: string;
  readonly hash: Buffer;
  readonly kind: string | null;
  readonly subject: string;
  readonly body: string;
  readonly leaf_hash: Buffer;
  readonly created_at: Date;
}

/** Reads within one snapshot, so that work which goes on meanwhile is no fault. */
export class PgJournalReader extends JournalReader {
  constructor(private readonly database: DataSource) {
    super();
  }

  look<Result>(work: (reading: JournalReading) => Promise<Result>): Promise<Result> {
    return this.database.transaction('REPEATABLE READ', (tx) => work(readingOver(tx)));
  }
}

function readingOver(tx: EntityManager): JournalReading {
  const count = async (table: string): Promise<number> => {
    const [row] = await tx.query<{ count: string }[]>(`SELECT count(*) FROM ${table}`);
    return Number(row?.count ?? 0);
  };
  return {
    checkpoints: async (above, upTo) => {
      const text = `${CHECKPOINT} WHERE size > $1 AND size <= $2 ORDER BY size LIMIT 5000`;
      return (await tx.query<CheckpointRow[]>(text, [above, upTo])).map(checkpointOf);
    },
    vkeys: async () => (await tx.query<{ vkey: string }[]>('SELECT vkey FROM trust.log_key')).map(({ vkey }) => vkey),
    leaves: async (from, limit) => (await tx.query<LeafRow[]>(LEAVES, [from, limit])).map(leafOf),
    nodes: async (ranges) => {
      const rows = await tx.query<(Omit<PlacedHash, 'index'> & { index: string })[]>(RANGES, [
        ranges.map(({ level }) => level),
        ranges.map(({ start }) => start),
        ranges.map(({ end }) => end),
      ]);
      return rows.map(({ level, index, hash }) => ({ level, index: Number(index), hash }));
    },
    countNodes: () => count('trust.node'),
    forgotten: async (limit) => (await tx.query<{ seq: string }[]>(FORGOTTEN, [limit])).map(({ seq }) => Number(seq)),
    countAwaiting: () => count('trust.awaiting'),
  };
}

const leafOf = ({ leaf_index, seq, hash, kind, subject, body, leaf_hash, created_at }: LeafRow): LeafAndEntry => ({
  index: Number(leaf_index),
  entry: Number(seq),
  hash,
  row: kind === null ? null : { kind, subject, body, hash: leaf_hash, at: created_at },
});
