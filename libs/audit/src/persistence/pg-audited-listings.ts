import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import { type AuditableListing, AuditedListings, type ListedApplication } from '../application/neighbours.js';
import type { ListingId } from '../domain/ids.js';
import type { ProofLife } from '../domain/plan/terms.js';

/** All that this context knows of listings: the views that `referencing` publishes for audits. */
const LISTING = `SELECT l.listing_id AS "listingId", l.application_id AS "applicationId", l.application_name AS "applicationName",
    l.organisation_id AS "organisationId", l.tier, l.framework_version AS "frameworkVersion",
    l.status <> 'delisted' AS "isLive", l.suspended_on::text AS "suspendedOn", l.assessed_on::text AS "assessedOn",
    l.changes`;
const FROM = 'FROM referencing.listing_to_audit l';
const LIVE = { name: 'audit-live', text: `${LISTING} ${FROM} WHERE l.status <> 'delisted' ORDER BY l.listing_id` };
const ONE = { name: 'audit-listing', text: `${LISTING}, l.criteria ${FROM} WHERE l.listing_id = $1` };
const PROOFS = {
  name: 'audit-proofs',
  text: `SELECT p.listing_id AS "listingId", p.handed_in_on::text AS "from", p.serves_until::text AS "to"
    FROM referencing.proof_in_use p ORDER BY p.listing_id`,
};

@Injectable()
export class PgAuditedListings extends AuditedListings {
  constructor(private readonly sql: HotSql) {
    super();
  }

  override live(): Promise<ListedApplication[]> {
    return this.sql.rows<ListedApplication>(LIVE, []);
  }

  override async find(listing: ListingId): Promise<AuditableListing | undefined> {
    return (await this.sql.rows<AuditableListing>(ONE, [listing]))[0];
  }

  override async proofs(): Promise<ReadonlyMap<ListingId, readonly ProofLife[]>> {
    const byListing = new Map<ListingId, ProofLife[]>();
    for (const { listingId, from, to } of await this.sql.rows<ProofLife & { listingId: ListingId }>(PROOFS, [])) {
      byListing.set(listingId, [...(byListing.get(listingId) ?? []), { from, to }]);
    }
    return byListing;
  }
}
