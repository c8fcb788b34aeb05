import fc from 'fast-check';
import { withPublishedVectors } from '../../../../../test/support/published-vectors.js';
import { leafHash } from '../tree/hash.js';
import { checkpointText, openCheckpoint, parseCheckpoint, readCheckpointLines, signCheckpoint } from './checkpoint.js';
import { NoteFault } from './note-fault.js';
import { parseSkey, parseVkey, signerOf, skeyOf, vkeyOf } from './note-key.js';
import { openNote, signatureLine, signNote } from './signed-note.js';
import { parseTlogProof, tlogProofText } from './tlog-proof.js';

const log = signerOf('aval.example/journal', Buffer.alloc(32, 7));
const witness = signerOf('temoin.example', Buffer.alloc(32, 8));
const root = leafHash(Buffer.from('root'));

describe('a signed note', () => {
  it('opens with the key that signed it, whatever its text', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((line) => !/\p{Cc}/u.test(line));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (lines) => {
        const note = signNote(`${lines.join('\n')}\n`, log);

        expect(openNote(note, [log])).toEqual({
          text: `${lines.join('\n')}\n`,
          verified: [expect.objectContaining({ name: log.name })],
          unverified: [],
        });
      }),
    );
  });

  it('does not open when any byte of it is another', () => {
    const note = Buffer.from(signNote('un texte\n', log));
    for (let at = 0; at < note.length; at += 1) {
      const damaged = Buffer.from(note);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);

      expect(() => openNote(damaged, [log])).toThrow(NoteFault);
    }
  });

  it('bears the signatures of others, known and unknown, of kinds that are not known here', () => {
    const unknown = `\u2014 temoin.example ${Buffer.concat([Buffer.from('01020304', 'hex'), Buffer.alloc(2_420)]).toString('base64')}\n`;
    const note = signNote('un texte\n', log) + signatureLine('un texte\n', witness) + unknown;

    expect(openNote(note, [log, witness])).toMatchObject({
      verified: [{ name: log.name }, { name: witness.name }],
      unverified: [{ name: 'temoin.example', id: '01020304' }],
    });
  });

  it('is not made of a text that could not be read again', () => {
    expect(() => signNote('no newline', log)).toThrow(NoteFault);
    expect(() => signNote('a\ttab\n', log)).toThrow(NoteFault);
  });
});

describe('a key', () => {
  it('is read as it was written', () => {
    expect(parseVkey(vkeyOf(log))).toMatchObject({ name: log.name, id: log.id });
    expect(vkeyOf(parseSkey(`${skeyOf(log)}\n`))).toBe(vkeyOf(log));
  });

  it.each(['', 'two words', 'a+b', 'non\u00a0breaking'])('has a name that can stand in a note, not %j', (name) => {
    expect(() => signerOf(name, Buffer.alloc(32))).toThrow(NoteFault);
  });

  it('that is damaged is refused without being told', () => {
    const damaged = skeyOf(log).replace(log.id, '00000000');

    expect(() => parseSkey(damaged)).toThrow(/00000000/);
    expect(() => parseSkey(damaged)).not.toThrow(new RegExp(damaged.slice(-20).replace(/[+/]/g, '.')));
  });
});

describe('a checkpoint', () => {
  it('opens to what was signed', () => {
    expect(openCheckpoint(signCheckpoint({ size: 12, root }, log), [witness, log])).toEqual({
      origin: log.name,
      size: 12,
      root,
      extensions: [],
    });
  });

  it('of one log is not believed when the key of another signed it', () => {
    const note = signNote(checkpointText({ origin: 'ailleurs.example', size: 12, root }), log);

    expect(() => openCheckpoint(note, [log])).toThrow(expect.objectContaining({ code: 'note_forged' }));
  });
});

withPublishedVectors('published vectors of notes', ({ signed_note: vectors }) => {
  it.each(vectors.verifier_keys_good)('key %s', (vkey) => {
    expect(vkeyOf(parseVkey(vkey))).toBe(vkey);
  });

  it.each(vectors.verifier_keys_bad)('no key: $why', ({ vkey }) => {
    expect(() => parseVkey(vkey)).toThrow(NoteFault);
  });

  it('no part of a key is a key, nor a key with one byte more', () => {
    const [vkey = ''] = vectors.verifier_keys_good;
    const parts = Array.from({ length: vkey.length + 1 }, (_, start) =>
      Array.from({ length: vkey.length - start + 1 }, (_, length) => vkey.slice(start, start + length)),
    ).flat();
    const moved = Array.from(vkey, (_, at) => {
      const bytes = Buffer.from(vkey);
      bytes.writeUInt8(bytes.readUInt8(at) + 1, at);
      return bytes.toString('latin1');
    });
    const wrong = [...parts.filter((part) => part !== vkey), ...moved];

    expect(wrong.length).toBeGreaterThan(vkey.length * 30);
    for (const one of wrong) expect(() => parseVkey(one)).toThrow(NoteFault);
  });

  it.each(vectors.signing)('signing with $vkey', ({ skey, vkey, text, signed_note, signature_line }) => {
    const signer = skey === undefined ? signerOf('EnochRoot', Buffer.alloc(32)) : parseSkey(skey);

    expect(vkeyOf(signer)).toBe(vkey);
    if (signed_note !== undefined) expect(signNote(text, signer)).toBe(signed_note);
    if (signature_line !== undefined) expect(signatureLine(text, signer)).toBe(signature_line);
  });

  it.each(vectors.open.map((one, index) => [index, one.error ?? 'is good', one] as const))(
    'note %i: %s',
    (_, __, one) => {
      const open = () =>
        openNote(
          one.note_hex === undefined ? (one.note ?? '') : Buffer.from(one.note_hex, 'hex'),
          one.vkeys.map(parseVkey),
        );

      if (one.error === undefined) {
        const { verified, unverified } = open();
        expect(verified.map(({ name }) => name)).toEqual(one.verified);
        expect(unverified.map(({ name }) => name)).toEqual(one.unverified);
      } else {
        const [code] = [
          [/^invalid/, 'note_forged'],
          [/^no verifiable/, 'note_unsigned'],
          [/^malformed/, 'note_malformed'],
        ].flatMap(([said, name]) => ((said as RegExp).test(one.error ?? '') ? [name] : []));
        expect(open).toThrow(expect.objectContaining({ code }));
      }
    },
  );
});

withPublishedVectors('published vectors of checkpoints', ({ checkpoint: vectors }) => {
  it.each(vectors.parse)('$text', ({ text, ok, lax, origin, size, hash_utf8, extensions }) => {
    if (!ok) {
      expect(() => readCheckpointLines(text)).toThrow(NoteFault);
      return;
    }
    expect(readCheckpointLines(text)).toMatchObject({
      ...(origin !== undefined && { origin }),
      ...(size !== undefined && { size }),
      ...(hash_utf8 !== undefined && { root: Buffer.from(hash_utf8) }),
      ...(extensions && { extensions }),
    });
    if (lax) expect(() => parseCheckpoint(text)).toThrow(/32 bytes/);
    else expect(parseCheckpoint(text).size).toBe(size);
  });

  it.each(vectors.format)('of $origin', ({ origin, size, leaf_utf8_for_hash, text }) => {
    expect(checkpointText({ origin, size, root: leafHash(Buffer.from(leaf_utf8_for_hash)) })).toBe(text);
  });
});

withPublishedVectors('published vectors of proofs as files', ({ tlog_proof: vectors }) => {
  it.each(vectors.format)('of leaf $index', ({ index, hashes, checkpoint, extra_utf8, text }) => {
    const proof = {
      index,
      hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
      checkpoint,
      ...(extra_utf8 !== undefined && { extra: Buffer.from(extra_utf8) }),
    };

    expect(tlogProofText(proof)).toBe(text);
    expect(parseTlogProof(text)).toEqual(proof);
  });

  it.each(vectors.refuse)('refuses %j', (text) => {
    expect(() => parseTlogProof(text)).toThrow(NoteFault);
  });
});
