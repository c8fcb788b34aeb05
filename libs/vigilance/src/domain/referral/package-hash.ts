import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ReferralPackage } from './referral.js';

/** SHA-256 of the canonical form (RFC 8785), hexadecimal: whoever holds the package can do it again. */
export const packageHash = (whole: ReferralPackage): string =>
  createHash('sha256')
    .update(canonicalize(whole) ?? '')
    .digest('hex');
