/** What is taken out of a text, with the French word of its placeholder. */
export const MARKS = {
  name: 'NOM',
  nir: 'NIR',
  phone: 'TELEPHONE',
  email: 'COURRIEL',
  rpps: 'RPPS',
  address: 'ADRESSE',
  birth_date: 'DATE_NAISSANCE',
  iban: 'IBAN',
  card: 'CARTE',
  url: 'LIEN',
} as const;
export type MarkKind = keyof typeof MARKS;

/** A part of a text that tells who somebody is. Positions count UTF-16 units, the end is the first unit after it. */
export interface Mark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
}

/** What two marks of one identity have in common: `06 12…` and `0612…` are one telephone. */
export const identityOf = (kind: MarkKind, written: string): string =>
  kind === 'email' || kind === 'url' ? written.toLowerCase() : written.toLowerCase().replace(/[\s.,()-]/g, '');
