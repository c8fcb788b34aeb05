/** A session or key is noted as seen at most this often, so that reading does not become writing. */
const NOTED_EVERY_MS = 60_000;

export const isToBeNoted = (seen: Date | null, now: Date): boolean =>
  seen === null || now.getTime() - seen.getTime() >= NOTED_EVERY_MS;
