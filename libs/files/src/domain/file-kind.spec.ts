import fc from 'fast-check';
import { cleanName, kindOfName } from './file-kind.js';

describe('the name of an upload', () => {
  it.each([
    ['attestation.PDF', 'pdf'],
    ['photo.jpeg', 'jpeg'],
    ['registre.tar.ods', 'ods'],
    ['script.exe', undefined],
    ['macro.docm', undefined],
    ['page.svg', undefined],
    ['pdf', undefined],
  ])('%s promises %s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });

  it.each([
    ['C:\\Users\\me\\rapport final.pdf', 'rapport final.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['fac\u202Efdp.exe', 'facfdp.exe'],
    ['\ud800.pdf', 'fichier.pdf'],
    ['', 'fichier'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(196)}.pdf`],
  ])('%j is kept as %s', (given, kept) => {
    expect(cleanName(given)).toBe(kept);
  });

  it('never keeps a path, a control character, or more than 200 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const kept = cleanName(given);
        expect(kept).not.toMatch(/[/\\\p{Cc}]/u);
        expect(kept.length).toBeGreaterThan(0);
        expect(kept.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
