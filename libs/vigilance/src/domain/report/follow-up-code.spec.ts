import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { codeFrom, isCode } from './follow-up-code.js';

describe('the code with which a report is followed', () => {
  it('is three groups of letters and figures that nobody mistakes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (secret) => {
        expect(codeFrom(Buffer.from(secret))).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/);
      }),
    );
  });

  it('is known again as people type it, and no other is', () => {
    const code = codeFrom(randomBytes(32));

    expect(isCode(code.toLowerCase().replaceAll('-', ' '), code)).toBe(true);
    expect(isCode(` ${code}`, code)).toBe(true);
    expect(isCode(code.slice(0, -1), code)).toBe(false);
    expect(isCode(codeFrom(randomBytes(32)), code)).toBe(false);
    expect(isCode('', code)).toBe(false);
  });

  it('uses every letter about as often as any other', () => {
    const seen = new Map<string, number>();
    for (let round = 0; round < 3_000; round += 1) {
      for (const letter of codeFrom(randomBytes(32)).replaceAll('-', '')) seen.set(letter, (seen.get(letter) ?? 0) + 1);
    }

    expect(seen.size).toBe(30);
    for (const count of seen.values()) expect(Math.abs(count / 36_000 - 1 / 30)).toBeLessThan(0.01);
  });
});
