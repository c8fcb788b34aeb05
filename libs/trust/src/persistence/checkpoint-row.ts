import type { SignedCheckpoint } from '../application/log.work.js';

export const CHECKPOINT = 'SELECT size, root, note, signed_at FROM trust.checkpoint';

export interface CheckpointRow {
  readonly size: string;
  readonly root: Buffer;
  readonly note: string;
  readonly signed_at: Date;
}

export const checkpointOf = ({ size, root, note, signed_at }: CheckpointRow): SignedCheckpoint => ({
  size: Number(size),
  root: root.toString('hex'),
  note,
  signedAt: signed_at,
});
