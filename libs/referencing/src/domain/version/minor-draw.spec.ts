import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '#libs/kernel';
import { drawMinor } from './minor-draw.js';
import type { VersionId } from './version-id.js';

describe('the draw of minor versions', () => {
  it('can be redone by hand from the id alone', () => {
    const id = '019391c2-4a7e-7000-8000-0123456789ab' as VersionId;
    const hash = createHash('sha256').update(`aval-minor-version-1:${id}`).digest('hex');

    const drawn = Number(BigInt(`0x${hash.slice(0, 12)}`)) / 2 ** 48 < 0.1;
    expect(drawMinor(id, 0.1)).toEqual({ rule: 'aval-minor-version-1', hash, rate: 0.1, drawn });
  });

  it('draws nobody at 0, everybody at 1, and never fewer at a higher rate', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.double({ min: 0, max: 1, noNaN: true }), (id, rate) => {
        const at = (given: number) => drawMinor(id as VersionId, given).drawn;
        expect(at(0)).toBe(false);
        expect(at(1)).toBe(true);
        expect(!at(rate) || at(Math.min(1, rate + 0.1))).toBe(true);
      }),
    );
  });

  it('draws about one in n', () => {
    const drawn = Array.from({ length: 2000 }, () => drawMinor(newId<'ApplicationVersion'>(), 0.1)).filter(
      (draw) => draw.drawn,
    );

    expect(drawn.length).toBeGreaterThan(130);
    expect(drawn.length).toBeLessThan(270);
  });
});
