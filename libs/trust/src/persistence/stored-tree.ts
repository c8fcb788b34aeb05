import type { EntityManager } from 'typeorm';
import type { NewLeaf, StoredTree } from '../application/log.work.js';
import type { Hash } from '../domain/tree/hash.js';
import type { Place, PlacedHash, ReadHash } from '../domain/tree/place.js';

/** Takes `placeValues`; gives what `readerOf` reads. */
export const NODES = `
  SELECT p.level, p.index, coalesce(l.hash, n.hash) AS hash
  FROM unnest($1::smallint[], $2::bigint[]) AS p(level, index)
  LEFT JOIN trust.leaf l ON p.level = 0 AND l.leaf_index = p.index
  LEFT JOIN trust.node n ON n.level = p.level AND n.index = p.index`;

export interface NodeRow {
  readonly level: number;
  readonly index: string;
  readonly hash: Hash | null;
}

const nameOf = ({ level, index }: Place): string => `${level}/${index}`;

export const placeValues = (places: readonly Place[]): unknown[] => [
  places.map(({ level }) => level),
  places.map(({ index }) => index),
];

/** @returns a reader that throws for a node that is not there: the log only grows, so it must have been */
export function readerOf(rows: readonly NodeRow[]): ReadHash {
  const hashes = new Map(rows.map(({ level, index, hash }) => [nameOf({ level, index: Number(index) }), hash]));
  return (place) => {
    const hash = hashes.get(nameOf(place));
    if (!hash) throw new Error(`the log has lost its node ${nameOf(place)}`);
    return hash;
  };
}

/** The tree over one PostgreSQL transaction. */
export class PgStoredTree implements StoredTree {
  constructor(private readonly tx: EntityManager) {}

  async size(): Promise<number> {
    const [row] = await this.tx.query<{ size: string }[]>(
      'SELECT coalesce(max(leaf_index) + 1, 0) AS size FROM trust.leaf',
    );
    return Number(row?.size ?? 0);
  }

  async read(places: readonly Place[]): Promise<ReadHash> {
    return readerOf(await this.tx.query<NodeRow[]>(NODES, placeValues(places)));
  }

  async add(leaves: readonly NewLeaf[], nodes: readonly PlacedHash[]): Promise<void> {
    const entries = leaves.map(({ entry }) => entry);
    await this.tx.query(
      `INSERT INTO trust.leaf (leaf_index, seq, hash)
       SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])`,
      [leaves.map(({ index }) => index), entries, leaves.map(({ hash }) => hash)],
    );
    await this.tx.query(
      'INSERT INTO trust.node (level, index, hash) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])',
      [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)],
    );
    await this.tx.query('DELETE FROM trust.awaiting WHERE seq = ANY($1)', [entries]);
  }
}
