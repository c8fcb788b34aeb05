/** A decimal number as it is written: 0.10 is 10/100 and nothing near it, so that a threshold is met or it is not. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Fraction = { num: 0n, den: 1n };

/** The number that these digits write, not the binary one nearest to it. Non-negative and finite. */
export function exactly(value: number): Fraction {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const scale = decimals.length - Number(exponent);
  const digits = BigInt(whole + decimals);
  return scale >= 0 ? { num: digits, den: 10n ** BigInt(scale) } : { num: digits * 10n ** BigInt(-scale), den: 1n };
}

export const add = (a: Fraction, b: Fraction): Fraction =>
  a.den === b.den ? { num: a.num + b.num, den: a.den } : { num: a.num * b.den + b.num * a.den, den: a.den * b.den };

export const sum = (values: readonly number[]): Fraction => values.map(exactly).reduce(add, ZERO);

export const atMost = (a: Fraction, b: Fraction): boolean => a.num * b.den <= b.num * a.den;

export const isZero = ({ num }: Fraction): boolean => num === 0n;

/** a ÷ b; `whenNone` when b is nothing. */
export const share = (a: Fraction, b: Fraction, whenNone: Fraction): Fraction =>
  isZero(b) ? whenNone : { num: a.num * b.den, den: a.den * b.num };

/** Rounded half up at six decimals: the precision at which figures are published. */
export const published = ({ num, den }: Fraction): number => Number((2n * num * 1_000_000n + den) / (2n * den)) / 1e6;

export const asNumber = ({ num, den }: Fraction): number => Number(num) / Number(den);
