/**
 * True for a SIREN, the nine digits under which a French legal person is registered: its digits satisfy Luhn's
 * formula (ISO/IEC 7812-1), so a mistyped number is seen before anybody looks it up.
 */
export function isSiren(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => total + weigh(Number(digit), index % 2 === 1), 0);
  return sum > 0 && sum % 10 === 0;
}

/** Every second digit from the right counts double, by the sum of its digits. */
const weigh = (digit: number, doubled: boolean): number => (doubled ? digit * 2 - (digit > 4 ? 9 : 0) : digit);
