import { Injectable } from '@nestjs/common';
import { HotSql, type NamedStatement } from '#libs/database';
import { Checkpoints, type EntryProof, type InLog, type LogKeyInUse } from '../application/checkpoints.js';
import type { SignedCheckpoint } from '../application/log.work.js';
import { hashOf, placesOf } from '../domain/tree/place.js';
import { inclusionRanges } from '../domain/tree/proof.js';
import { CHECKPOINT, type CheckpointRow, checkpointOf } from './checkpoint-row.js';
import { NODES, type NodeRow, placeValues, readerOf } from './stored-tree.js';

const NEWEST = { name: 'trust_newest', text: `${CHECKPOINT} ORDER BY size DESC LIMIT 1` };
const COVERING = { name: 'trust_covering', text: `${CHECKPOINT} WHERE size > $1 ORDER BY size LIMIT 1` };
const LEAF = { name: 'trust_leaf', text: 'SELECT leaf_index, hash FROM trust.leaf WHERE seq = $1' };
const KNOWN = { name: 'trust_known', text: 'SELECT FROM journal.entry WHERE seq = $1' };
const PLACES = { name: 'trust_nodes', text: NODES };
const KEYS = {
  name: 'trust_keys',
  text: 'SELECT vkey, introduced_at AS "introducedAt" FROM trust.log_key ORDER BY introduced_at, vkey',
};

@Injectable()
export class PgCheckpoints extends Checkpoints {
  constructor(private readonly sql: HotSql) {
    super();
  }

  newest(): Promise<SignedCheckpoint | undefined> {
    return this.one(NEWEST);
  }

  async firstSignedAfter(place: InLog): Promise<SignedCheckpoint | undefined> {
    const leafIndex = 'leafIndex' in place ? place.leafIndex : (await this.leafOf(place.entry))?.leafIndex;
    return leafIndex === undefined ? undefined : this.one(COVERING, leafIndex);
  }

  async proofOf(entry: number): Promise<EntryProof | undefined> {
    const [leaf, checkpoint] = await Promise.all([this.leafOf(entry), this.newest()]);
    if (!leaf || !checkpoint || leaf.leafIndex >= checkpoint.size) return undefined;
    const ranges = inclusionRanges(leaf.leafIndex, { start: 0, end: checkpoint.size });
    const read = readerOf(await this.sql.rows<NodeRow>(PLACES, placeValues(ranges.flatMap(placesOf))));
    return { entry, ...leaf, checkpoint, hashes: ranges.map((range) => hashOf(range, read)) };
  }

  async isKnown(entry: number): Promise<boolean> {
    return (await this.sql.rows(KNOWN, [entry])).length > 0;
  }

  keys(): Promise<LogKeyInUse[]> {
    return this.sql.rows<LogKeyInUse>(KEYS, []);
  }

  private async one(statement: NamedStatement, ...values: number[]): Promise<SignedCheckpoint | undefined> {
    return (await this.sql.rows<CheckpointRow>(statement, values)).map(checkpointOf)[0];
  }

  private async leafOf(entry: number): Promise<{ leafIndex: number; leafHash: Buffer } | undefined> {
    const [row] = await this.sql.rows<{ leaf_index: string; hash: Buffer }>(LEAF, [entry]);
    return row && { leafIndex: Number(row.leaf_index), leafHash: row.hash };
  }
}
