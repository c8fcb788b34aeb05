import fc from 'fast-check';
import { TextCheck } from './plain-text.js';

const isText = (...chunks: Uint8Array[]): boolean => {
  const check = new TextCheck();
  for (const chunk of chunks) check.add(chunk);
  return check.end();
};

describe('bytes that say they are text', () => {
  it('are text when they are well-formed UTF-8, wherever the stream cuts them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (words, cut) => {
        fc.pre(!words.includes('\0'));
        const bytes = Buffer.from(words);
        const at = bytes.length === 0 ? 0 : cut % bytes.length;
        expect(isText(bytes.subarray(0, at), bytes.subarray(at))).toBe(true);
      }),
    );
  });

  it.each([
    ['a NUL', [0x61, 0x00]],
    ['half a character', [0xc3]],
    ['Latin-1', [0xe9, 0x74, 0xe9]],
    ['a program', [0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x00]],
  ])('are not text with %s', (_, bytes) => {
    expect(isText(Uint8Array.from(bytes))).toBe(false);
  });
});
