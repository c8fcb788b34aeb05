import type { PublishedVersion } from '../domain/version-history.js';
import { CARD } from './listing-json.js';

/** Everything public about one application. One that left the catalogue keeps who, when and why, and nothing that recommends it. */
export const SHEET = {
  name: 'catalogue_sheet',
  text: `SELECT l.status AS status, l.basis AS basis, l.open_findings AS "openFindings",
      l.valid_until::text AS "validUntil", (l.delisted_at AT TIME ZONE 'Europe/Paris')::date::text AS "delistedOn", l.motive,
      CASE WHEN l.status = 'delisted'
        THEN (SELECT row_to_json(s)::text FROM (SELECT l.application_id AS "applicationId", l.slug, l.name, l.publisher, l.category,
          l.version_assessed AS "versionAssessed", l.framework_version AS "frameworkVersion", l.listed_at AS "listedAt",
          l.delisted_at AS "delistedAt", l.motive, l.changed_at AS "changedAt") s)
        ELSE (SELECT row_to_json(s)::text FROM (SELECT l.application_id AS "applicationId", ${CARD.replace(/CASE[\s\S]*AS status,/, '')},
          l.access_level AS "accessLevel", l.tier, l.motive, l.sheet - 'versionPending' AS details,
          l.sheet -> 'versionPending' AS "versionPending", l.changed_at AS "changedAt",
          CASE WHEN l.last_audit_on IS NOT NULL THEN json_build_object('closedOn', l.last_audit_on, 'outcome', l.last_audit_outcome) END AS "lastAudit") s)
      END AS facts,
      CASE WHEN l.status <> 'delisted' THEN (SELECT coalesce(json_agg(v), '[]') FROM (
        SELECT v.number, v.state, v.class, v.release_on AS "releaseOn",
          (v.covered_at AT TIME ZONE 'Europe/Paris')::date AS "coveredOn", v.decision_number AS "decisionNumber"
        FROM referencing.public_application_version v WHERE v.listing_id = l.listing_id
        ORDER BY coalesce(v.covered_at, v.declared_at) DESC, v.id DESC LIMIT 100) v) END AS versions
    FROM referencing.public_listing l WHERE l.slug = $1`,
};

export interface SheetRow {
  readonly status: 'active' | 'suspended' | 'delisted';
  readonly basis: 'full' | 'temporary' | 'trial';
  readonly openFindings: number;
  readonly validUntil: string | null;
  readonly delistedOn: string | null;
  readonly motive: string | null;
  /** JSON text of an object that is never empty. */
  readonly facts: string;
  /** Newest first, a hundred at most; null for one that left the catalogue. */
  readonly versions: readonly PublishedVersion[] | null;
}

export const HISTORY = {
  name: 'catalogue_history',
  text: `SELECT coalesce(json_agg(e ORDER BY e.at DESC) FILTER (WHERE e.at IS NOT NULL), '[]')::text AS events
    FROM referencing.public_listing l LEFT JOIN LATERAL (
      SELECT v.at, v.event, v.decision_number AS "decisionNumber", v.status, v.basis, v.valid_until AS "validUntil",
        v.framework_version AS "frameworkVersion", v.version_assessed AS "versionAssessed", v.motive, v.replaced_by AS "replacedBy"
      FROM referencing.public_listing_event v WHERE v.application_id = l.application_id) e ON true
    WHERE l.slug = $1 GROUP BY l.slug`,
};

export const VERSION = {
  name: 'catalogue_version',
  text: 'SELECT version::text AS version FROM referencing.catalogue_version',
};

/** Words of the listings decided last: enough of them to know how a word is written. */
export const WORDS = {
  name: 'catalogue_words',
  text: `SELECT word, ndoc AS uses FROM ts_stat($statement$
      SELECT to_tsvector('simple', name || ' ' || publisher || ' ' || summary) FROM (
        SELECT name, publisher, summary FROM referencing.public_listing WHERE status = 'active'
        ORDER BY decided_at DESC LIMIT 5000) l
    $statement$) WHERE length(word) BETWEEN 4 AND 40`,
};
