import { type PublicStatus, STATUS_WORDS } from '../domain/public-status.js';

const words = (status: PublicStatus): string => `'${JSON.stringify({ code: status, ...STATUS_WORDS[status] })}'::json`;

/** The same rule as `publicStatusOf`, so that a list needs no second pass; a test holds the two together. */
export const STATUS_JSON = `CASE
  WHEN l.status = 'suspended' THEN ${words('suspended')}
  WHEN l.status = 'delisted' THEN ${words('delisted')}
  WHEN l.basis = 'temporary' THEN ${words('temporary')}
  WHEN l.basis = 'trial' THEN ${words('trial')}
  WHEN l.open_findings > 0 THEN ${words('listed_with_reservations')}
  ELSE ${words('listed')} END AS status`;

/** A card of the list, in the words of the API. */
export const CARD = `l.slug, l.name, l.publisher, l.category, l.summary, ${STATUS_JSON}, l.basis,
  l.open_findings AS "openFindings", l.platforms, l.audiences, l.badges, l.letters, l.reimbursed, l.prescribable,
  l.price, l.framework_version AS "frameworkVersion", l.version_assessed AS "versionAssessed",
  l.valid_from AS "validFrom", l.valid_until AS "validUntil", l.listed_at AS "listedAt", l.decided_at AS "decidedAt"`;
