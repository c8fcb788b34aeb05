import { HASH_BYTES, type Hash } from '../tree/hash.js';
import { fromBase64 } from './base64.js';
import { NoteFault } from './note-fault.js';

const HEADER = 'c2sp.org/tlog-proof@v1';

/** An inclusion proof with the checkpoint it leads to, as one text that can be kept as a file (C2SP tlog-proof). */
export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The signed note, whole. */
  readonly checkpoint: string;
  readonly extra?: Buffer;
}

export const tlogProofText = ({ index, hashes, checkpoint, extra }: TlogProof): string =>
  [
    HEADER,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n');

/** @throws NoteFault (`note_malformed`) */
export function parseTlogProof(text: string): TlogProof {
  const cut = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(cut, 0)).split('\n');
  if (cut < 0 || header !== HEADER) throw malformed('it begins with its name and holds a checkpoint');
  const extraLine = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
  const [, index] = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '') ?? [];
  if (index === undefined || !Number.isSafeInteger(Number(index))) throw malformed('its index is no number');
  const extra = extraLine === undefined ? undefined : bytesOf(extraLine.slice('extra '.length));
  const hashes = lines.map(bytesOf);
  if (hashes.some(({ length }) => length !== HASH_BYTES)) throw malformed(`a hash has not ${HASH_BYTES} bytes`);
  return { index: Number(index), hashes, checkpoint: text.slice(cut + 2), ...(extra && { extra }) };
}

function bytesOf(encoded: string): Buffer {
  const bytes = fromBase64(encoded);
  if (!bytes) throw malformed('a line of it is not base64');
  return bytes;
}

const malformed = (why: string) => new NoteFault('note_malformed', `This is no proof: ${why}.`);
