import type { Catalogue } from '../application/catalogue.js';

/**
 * Shorter than the shortest way from a commit to the next request of who saw it: a suspended application is never
 * served from memory to somebody who knows of the suspension, and a crowd shares one look at the counter.
 */
const TRUSTED_MS = 5;

/** The version of the catalogue now, read from the database at most once per few milliseconds. */
export class PresentVersion {
  private known: Promise<string> | undefined;
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly catalogue: Catalogue) {}

  now(): Promise<string> {
    const at = performance.now();
    if (this.known && at - this.readAt < TRUSTED_MS) return this.known;
    this.readAt = at;
    const reading = this.catalogue.version();
    this.known = reading;
    reading.catch(() => {
      if (this.known === reading) this.known = undefined;
    });
    return reading;
  }
}
