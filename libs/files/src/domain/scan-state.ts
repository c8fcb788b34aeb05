/** What an antivirus said of a file. `not_scanned`: none is configured; whether that is enough is a setting. */
export const SCAN_STATES = ['pending', 'clean', 'infected', 'not_scanned'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** Whether people may be given the file. */
export function mayBeRead(state: ScanState, requiresAntivirus: boolean): boolean {
  return state === 'clean' || (state === 'not_scanned' && !requiresAntivirus);
}
