import { sign, verify } from 'node:crypto';
import { fromBase64 } from './base64.js';
import { NoteFault } from './note-fault.js';
import { isKeyName, type NoteKey, type SignerKey, type VerifierKey } from './note-key.js';

/** C2SP asks for a limit and for at least 16; witnesses and old keys leave room. */
const MOST_SIGNATURES = 100;
const ID_BYTES = 4;
const DASH = '\u2014';

/** A text that a known key signed. Signatures of unknown keys are told, not judged. */
export interface OpenedNote {
  readonly text: string;
  readonly verified: readonly NoteKey[];
  readonly unverified: readonly NoteKey[];
}

interface Signature extends NoteKey {
  readonly bytes: Buffer;
}

/** The line that one key adds to a note. @throws NoteFault (`note_malformed`) when the text cannot be one of a note */
export function signatureLine(text: string, { name, id, privateKey }: SignerKey): string {
  if (!text.endsWith('\n') || hasControls(text)) throw malformed('its text ends with a newline and has no controls');
  const signature = Buffer.concat([Buffer.from(id, 'hex'), sign(null, Buffer.from(text), privateKey)]);
  return `${DASH} ${name} ${signature.toString('base64')}\n`;
}

/** @throws NoteFault (`note_malformed`) */
export const signNote = (text: string, signer: SignerKey): string => `${text}\n${signatureLine(text, signer)}`;

/**
 * C2SP signed-note.
 * @throws NoteFault `note_malformed`; `note_forged` when a signature of a known key does not fit; `note_unsigned` when
 * no known key signed
 */
export function openNote(note: string | Uint8Array, keys: readonly VerifierKey[]): OpenedNote {
  const { text, signatures } = partsOf(typeof note === 'string' ? note : decoded(note));
  const verified: NoteKey[] = [];
  const unverified: NoteKey[] = [];
  for (const { name, id, bytes } of signatures) {
    const key = keys.find((known) => known.name === name && known.id === id);
    if (!key) unverified.push({ name, id });
    else if (!verify(null, Buffer.from(text), key.publicKey, bytes)) {
      throw new NoteFault('note_forged', `The signature of ${name} does not fit the text.`);
    } else if (!verified.some((other) => other.name === name && other.id === id)) verified.push({ name, id });
  }
  if (verified.length === 0) throw new NoteFault('note_unsigned', 'No key that is known here signed this note.');
  return { text, verified, unverified };
}

function partsOf(note: string): { readonly text: string; readonly signatures: readonly Signature[] } {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || hasControls(note)) throw malformed('a text and its signatures are parted by an empty line');
  const lines = note.slice(cut + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw malformed('it ends with lines of signatures');
  if (lines.length > MOST_SIGNATURES) throw malformed(`it has more than ${MOST_SIGNATURES} signatures`);
  return { text: note.slice(0, cut + 1), signatures: lines.map(signatureOf) };
}

function signatureOf(line: string): Signature {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== DASH || !isKeyName(name) || more.length > 0 || !bytes || bytes.length <= ID_BYTES) {
    throw malformed('a line of its signatures has not the form of one');
  }
  return { name, id: bytes.subarray(0, ID_BYTES).toString('hex'), bytes: bytes.subarray(ID_BYTES) };
}

function decoded(note: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(note);
  } catch {
    throw malformed('it is not UTF-8');
  }
}

/** Below U+0020, but for the newline; a text that is no Unicode has no bytes to sign. */
const hasControls = (text: string): boolean =>
  !text.isWellFormed() || Buffer.from(text).some((byte) => byte < 0x20 && byte !== 0x0a);

const malformed = (why: string) => new NoteFault('note_malformed', `This is no signed note: ${why}.`);
