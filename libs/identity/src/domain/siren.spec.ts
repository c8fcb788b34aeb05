import fc from 'fast-check';
import { isSiren } from './siren.js';

describe('a SIREN', () => {
  it.each(['732829320', '552100554', '356000000', '130025265'])('accepts the registered number %s', (siren) => {
    expect(isSiren(siren)).toBe(true);
  });

  it.each(['732829321', '000000000', '73282932', '7328293200', '73282932a', ' 732829320', '', '７32829320'])(
    'refuses %j',
    (text) => {
      expect(isSiren(text)).toBe(false);
    },
  );

  it('sees every single mistyped digit', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digits = [...'732829320'];
        digits[at] = String((Number(digits[at]) + shift) % 10);

        expect(isSiren(digits.join(''))).toBe(false);
      }),
    );
  });
});
