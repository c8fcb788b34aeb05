import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import { type AccountId, type Day, NotFound, type OrganisationId } from '#libs/kernel';
import {
  type AccountEntry,
  type ApiKeyEntry,
  IdentityReads,
  type MandateEntry,
  type MemberEntry,
  type OrganisationEntry,
} from '../application/identity-reads.js';

const ORGANISATION = `id, name, siren, kind, verified_at IS NOT NULL AS verified, verified_at AS "verifiedAt",
  created_at AS "createdAt", version FROM identity.organisation`;

const ORGANISATIONS = {
  name: 'identity-organisation-page',
  text: `SELECT ${ORGANISATION}
    WHERE ($2::boolean IS NULL OR (verified_at IS NOT NULL) = $2)
      AND ($3::text IS NULL OR strpos(lower(name), lower($3)) > 0 OR siren = $3)
      AND ($4::text IS NULL OR (lower(name), id) > (lower($4), $5::uuid))
    ORDER BY lower(name), id LIMIT $1`,
};

const ONE_ORGANISATION = { name: 'identity-organisation', text: `SELECT ${ORGANISATION} WHERE id = $1` };

const MEMBERS = {
  name: 'identity-members',
  text: `SELECT m.id, m.account_id AS "accountId", a.name, m.email, m.role, m.from_at AS "from"
    FROM identity.membership m LEFT JOIN identity.account a ON a.id = m.account_id
    WHERE m.organisation_id = $1 AND m.to_at IS NULL ORDER BY m.from_at, m.id`,
};

const MANDATES = {
  name: 'identity-mandates',
  text: `SELECT d.id, d.scope, d.from_day::text AS "from", d.to_day::text AS "to",
      json_build_object('kind', CASE WHEN o.id IS NULL THEN 'person' ELSE 'organisation' END,
        'id', coalesce(o.id, a.id), 'name', coalesce(o.name, a.name)) AS delegate,
      CASE WHEN d.revoked_at IS NOT NULL THEN 'revoked' WHEN $2::date > d.to_day THEN 'ended'
        WHEN $2::date < d.from_day THEN 'future' ELSE 'current' END AS state
    FROM identity.mandate d
    LEFT JOIN identity.organisation o ON o.id = d.delegate_organisation_id
    LEFT JOIN identity.account a ON a.id = d.delegate_account_id
    WHERE d.organisation_id = $1 ORDER BY d.granted_at DESC, d.id DESC`,
};

const API_KEYS = {
  name: 'identity-api-keys',
  text: `SELECT id, name, prefix, scopes, created_at AS "createdAt", expires_at AS "expiresAt",
      revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"
    FROM identity.api_key WHERE account_id = $1 ORDER BY id DESC`,
};

const ACCOUNTS = {
  name: 'identity-account-page',
  text: `SELECT id, issuer, name, email, staff_roles AS "staffRoles", created_at AS "createdAt", last_login_at AS "lastLoginAt"
    FROM identity.account
    WHERE ($2::text IS NULL OR staff_roles @> ARRAY[$2])
      AND ($3::text IS NULL OR strpos(lower(name), lower($3)) > 0 OR strpos(lower(email), lower($3)) > 0)
      AND ($4::text IS NULL OR (lower(name), id) > (lower($4), $5::uuid))
    ORDER BY lower(name), id LIMIT $1`,
};

@Injectable()
export class PgIdentityReads extends IdentityReads {
  constructor(private readonly sql: HotSql) {
    super();
  }

  override organisations({ limit, after, text, verified }: Parameters<IdentityReads['organisations']>[0]) {
    const values = [limit + 1, verified ?? null, text ?? null, after?.name ?? null, after?.id ?? null];
    return this.sql.rows<OrganisationEntry>(ORGANISATIONS, values);
  }

  override async organisation(id: OrganisationId): Promise<OrganisationEntry> {
    const [found] = await this.sql.rows<OrganisationEntry>(ONE_ORGANISATION, [id]);
    if (!found) throw new NotFound('organisation', id);
    return found;
  }

  override members(organisation: OrganisationId) {
    return this.sql.rows<MemberEntry>(MEMBERS, [organisation]);
  }

  override mandates(organisation: OrganisationId, today: Day) {
    return this.sql.rows<MandateEntry>(MANDATES, [organisation, today]);
  }

  override apiKeys(account: AccountId) {
    return this.sql.rows<ApiKeyEntry>(API_KEYS, [account]);
  }

  override accounts({ limit, after, text, role }: Parameters<IdentityReads['accounts']>[0]) {
    const values = [limit + 1, role ?? null, text ?? null, after?.name ?? null, after?.id ?? null];
    return this.sql.rows<AccountEntry>(ACCOUNTS, values);
  }
}
