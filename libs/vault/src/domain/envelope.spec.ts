import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { BoxFault, newDataKey, openBox, sealBox, unwrapKey, wrapKey } from './envelope.js';

const place = { subject: '0190a000-0000-7000-8000-000000000001', name: 'narrative' };

describe('a box', () => {
  it('opens with its key at its place, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_000 }), (content) => {
        const key = newDataKey();
        expect(openBox(key, place, sealBox(key, place, Buffer.from(content)))).toEqual(Buffer.from(content));
      }),
    );
  });

  it('never looks the same twice', () => {
    const key = newDataKey();
    const [one, other] = [sealBox(key, place, Buffer.from('x')), sealBox(key, place, Buffer.from('x'))];

    expect(one.equals(other)).toBe(false);
  });

  it('opens at no other place', () => {
    const key = newDataKey();
    const box = sealBox(key, place, Buffer.from('secret'));

    expect(() => openBox(key, { ...place, name: 'identity' }, box)).toThrow(BoxFault);
    expect(() => openBox(key, { ...place, subject: place.subject.replace(/1$/, '2') }, box)).toThrow(BoxFault);
  });

  it('does not open after any one bit was changed', () => {
    const key = newDataKey();
    const box = sealBox(key, place, Buffer.from('a text of some length'));
    fc.assert(
      fc.property(fc.nat(box.length - 1), fc.nat(7), (at, bit) => {
        const forged = Buffer.from(box);
        forged[at] = (forged[at] ?? 0) ^ (1 << bit);
        expect(() => openBox(key, place, forged)).toThrow(BoxFault);
      }),
    );
  });

  it('does not open when it is cut', () => {
    const key = newDataKey();
    const box = sealBox(key, place, Buffer.from('a text'));

    for (const length of [0, 1, 27, box.length - 1]) {
      expect(() => openBox(key, place, box.subarray(0, length))).toThrow(BoxFault);
    }
  });
});

describe('a wrapped key', () => {
  it('unwraps for its subject and version alone', () => {
    const [wrapping, key] = [randomBytes(32), newDataKey()];
    const wrapped = wrapKey(wrapping, place.subject, 3, key);

    expect(unwrapKey(wrapping, place.subject, 3, wrapped)).toEqual(key);
    expect(() => unwrapKey(wrapping, place.subject, 4, wrapped)).toThrow(BoxFault);
    expect(() => unwrapKey(wrapping, 'another', 3, wrapped)).toThrow(BoxFault);
    expect(() => unwrapKey(randomBytes(32), place.subject, 3, wrapped)).toThrow(BoxFault);
  });

  it('is no box: what wraps keys opens no content', () => {
    const wrapping = randomBytes(32);
    const wrapped = wrapKey(wrapping, place.subject, 1, newDataKey());

    expect(() => openBox(wrapping, { subject: place.subject, name: '1' }, wrapped)).toThrow(BoxFault);
  });
});
