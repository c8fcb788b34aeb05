import fc from 'fast-check';
import { localPath } from './local-path.js';

describe('where a login leads back to', () => {
  it.each(['/', '/dossiers/12?tab=2', '/espace#reponses', '/a//b'])('is the path %s of ours', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'dossiers',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/.//evil.example',
    ' //evil.example',
    `/${'a'.repeat(1000)}`,
  ])('is the front page for %j', (wanted) => {
    expect(localPath(wanted)).toBe('/');
  });

  it('never leaves the site, whatever it is given', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      'evil.example',
      'https:',
      '\t',
      '\n',
      ' ',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = localPath(pieces.join(''));

        expect(new URL(path, 'https://aval.example').origin).toBe('https://aval.example');
      }),
    );
  });
});
