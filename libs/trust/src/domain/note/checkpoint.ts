import { HASH_BYTES, type Hash } from '../tree/hash.js';
import { fromBase64 } from './base64.js';
import { NoteFault } from './note-fault.js';
import type { SignerKey, VerifierKey } from './note-key.js';
import { openNote, signNote } from './signed-note.js';

/** The head of a log: so many leaves, with this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log this is; also the name of the key that signs it. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

export interface CheckpointLines extends Checkpoint {
  readonly extensions: readonly string[];
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** The lines of a checkpoint, whatever hash the log uses. @throws NoteFault (`note_malformed`) */
export function readCheckpointLines(text: string): CheckpointLines {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw malformed('it ends with a newline');
  const [origin = '', size = '', encoded = '', ...extensions] = lines;
  const root = fromBase64(encoded);
  if (lines.length < 3 || lines.includes('')) throw malformed('it has at least three lines, and none is empty');
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) throw malformed('its size is no number');
  if (!root) throw malformed('its root is not base64');
  return { origin, size: Number(size), root, extensions };
}

/** @throws NoteFault (`note_malformed`) */
export function parseCheckpoint(text: string): CheckpointLines {
  const lines = readCheckpointLines(text);
  if (lines.root.length !== HASH_BYTES) throw malformed(`its root has not ${HASH_BYTES} bytes`);
  return lines;
}

export const signCheckpoint = (head: Omit<Checkpoint, 'origin'>, signer: SignerKey): string =>
  signNote(checkpointText({ ...head, origin: signer.name }), signer);

/**
 * A checkpoint that a key of its own log signed.
 * @throws NoteFault as `openNote`; `note_forged` when it names another log than the key that signed
 */
export function openCheckpoint(note: string | Uint8Array, keys: readonly VerifierKey[]): CheckpointLines {
  const { text, verified } = openNote(note, keys);
  const checkpoint = parseCheckpoint(text);
  if (verified.some(({ name }) => name === checkpoint.origin)) return checkpoint;
  throw new NoteFault('note_forged', `The checkpoint is of ${checkpoint.origin}, which did not sign it.`);
}

const malformed = (why: string) => new NoteFault('note_malformed', `This is no checkpoint: ${why}.`);
