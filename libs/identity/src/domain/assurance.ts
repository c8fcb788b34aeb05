/** eIDAS levels as ProConnect names them, lowest first. */
const LEVELS = ['eidas1', 'eidas2', 'eidas3'];

/** How somebody proved who he is: level (`acr`) and means (`amr`), as the identity provider says. */
export interface Assurance {
  readonly acr: string | null;
  readonly amr: readonly string[];
}

/**
 * Who evaluates or decides signs in with two factors: `mfa` among the means, and at least this level.
 * A level that is not of the scale must be the very one that is asked for.
 */
export function isEnoughForStaff({ acr, amr }: Assurance, lowest: string): boolean {
  if (acr === null || !amr.includes('mfa')) return false;
  if (!LEVELS.includes(lowest)) return acr === lowest;
  return LEVELS.indexOf(acr) >= LEVELS.indexOf(lowest);
}
