import { randomBytes } from 'node:crypto';
import { KeyRing, KeyRingFault, newRing, withNewKey } from './key-ring.js';

const draw = () => randomBytes(32);

describe('the keys of a vault', () => {
  it('begin with version 1 and grow by one; the old stay', () => {
    const first = newRing(draw);
    const second = withNewKey(first, draw);

    expect(KeyRing.read(first).current).toBe(1);
    expect(KeyRing.read(second).current).toBe(2);
    expect(KeyRing.read(second).wrapping(1)).toEqual(KeyRing.read(first).wrapping(1));
    expect(KeyRing.read(second).wrapping(2)).not.toEqual(KeyRing.read(second).wrapping(1));
    expect(() => KeyRing.read(first).wrapping(2)).toThrow(KeyRingFault);
  });

  it('give the same trace for the same value, however it is written, and another for another', () => {
    const ring = KeyRing.read(newRing(draw));

    expect(ring.trace('email', ' Camille@Exemple.fr ')).toEqual(ring.trace('email', 'camille@exemple.fr'));
    expect(ring.trace('email', 'a@b.fr')).not.toEqual(ring.trace('phone', 'a@b.fr'));
    expect(ring.trace('email', 'a@b.fr')).not.toEqual(KeyRing.read(newRing(draw)).trace('email', 'a@b.fr'));
    expect(ring.trace('email', 'a@b.fr')).toHaveLength(8);
  });

  it('keep codes and traces over a rotation', () => {
    const first = newRing(draw);
    const [before, after] = [KeyRing.read(first), KeyRing.read(withNewKey(first, draw))];

    expect(after.secretOf('s')).toEqual(before.secretOf('s'));
    expect(after.trace('email', 'a@b.fr')).toEqual(before.trace('email', 'a@b.fr'));
  });

  it.each([
    ['nothing', ''],
    ['no object', '[]'],
    ['no wrapping key', '{"wrapping":{},"trace":"","code":""}'],
    ['a short key', JSON.stringify({ ...JSON.parse(newRing(draw)), code: 'AAAA' })],
    ['a version that is none', newRing(draw).replace('"1"', '"x"')],
  ])('are refused when the file holds %s, without a word of its content', (_, text) => {
    expect(() => KeyRing.read(text)).toThrow(KeyRingFault);
  });
});
