import type { ApiKeyPolicy } from '../domain/api-key.js';
import type { MandatePolicy } from '../domain/mandate.js';
import type { SessionLimits } from '../domain/session.js';

/** Every figure of this context: from its policy file, and those of sessions from the settings. */
export abstract class IdentityPolicy {
  abstract readonly mandate: MandatePolicy;
  abstract readonly apiKey: ApiKeyPolicy;
  abstract readonly session: SessionLimits;
  /** How long somebody may take at the identity provider, in milliseconds. */
  abstract readonly loginMs: number;
  /** Lowest level of assurance for staff. */
  abstract readonly staffAcr: string;
}
