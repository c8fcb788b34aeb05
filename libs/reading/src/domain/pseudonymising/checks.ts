const NIR_MODULUS = 97n;
const CORSICA: Readonly<Record<string, string>> = { '2A': '19', '2B': '18' };

/** The key of a social security number is 97 less the remainder of its 13 digits; Corsica's 2A and 2B count as 19 and 18. */
export function hasNirKey(written: string): boolean {
  const digits = written
    .toUpperCase()
    .replace(/[^\dAB]/g, '')
    .replace(/^(.{5})(2[AB])/, (_, before: string, department: string) => before + (CORSICA[department] ?? ''));
  if (!/^\d{15}$/.test(digits)) return false;
  return NIR_MODULUS - (BigInt(digits.slice(0, 13)) % NIR_MODULUS) === BigInt(digits.slice(13));
}

/** Luhn: RPPS numbers and payment cards. */
export function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const digit = Number(digits[digits.length - 1 - back]);
    const twice = back % 2 === 1 ? digit * 2 : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** ISO 13616: country and key go to the end, letters count from 10, and the remainder by 97 is 1. */
export function isIban(written: string): boolean {
  const compact = written.toUpperCase().replace(/\s/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact)) return false;
  const digits = `${compact.slice(4)}${compact.slice(0, 4)}`.replace(
    /[A-Z]/g,
    (letter) => `${letter.charCodeAt(0) - 55}`,
  );
  return BigInt(digits) % NIR_MODULUS === 1n;
}
