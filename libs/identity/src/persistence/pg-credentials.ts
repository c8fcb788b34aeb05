import { Injectable } from '@nestjs/common';
import { HotSql, Transactions } from '#libs/database';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import { Credentials, type Holder, type KeyHolder, type SessionHolder } from '../application/credentials.js';
import type { StaffRole } from '../domain/account.js';
import { type MandateScope, scopeHeldBy } from '../domain/mandate-scope.js';
import type { MemberRole } from '../domain/membership.js';

interface HolderRow {
  readonly id: AccountId;
  readonly name: string;
  readonly staff_roles: StaffRole[];
  readonly memberships: Holder['memberships'];
  /** `role` is that of the person in the delegate organisation; null for a mandate to the person. */
  readonly mandates: { organisationId: OrganisationId; scope: MandateScope; role: MemberRole | null }[];
}

/** Everything that ties account `a` to organisations on day $2. */
const TIES = `
  a.id, a.name, a.staff_roles,
  (SELECT coalesce(json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role)), '[]')
   FROM identity.membership m WHERE m.account_id = a.id AND m.to_at IS NULL) AS memberships,
  (SELECT coalesce(json_agg(json_build_object('organisationId', d.organisation_id, 'scope', d.scope, 'role', m.role)), '[]')
   FROM identity.mandate d
   LEFT JOIN identity.membership m
     ON m.organisation_id = d.delegate_organisation_id AND m.account_id = a.id AND m.to_at IS NULL
   WHERE (d.delegate_account_id = a.id OR m.id IS NOT NULL)
     AND d.revoked_at IS NULL AND $2::date BETWEEN d.from_day AND d.to_day) AS mandates`;

const BY_SESSION = {
  name: 'identity-session-holder',
  text: `SELECT s.created_at, s.last_seen_at, s.staff_assured, ${TIES}
    FROM identity.session s JOIN identity.account a ON a.id = s.account_id WHERE s.hash = $1`,
};

const BY_KEY = {
  name: 'identity-key-holder',
  text: `SELECT k.scopes, k.expires_at, k.last_used_at, ${TIES}
    FROM identity.api_key k JOIN identity.account a ON a.id = k.account_id WHERE k.hash = $1 AND k.revoked_at IS NULL`,
};

@Injectable()
export class PgCredentials extends Credentials {
  constructor(
    private readonly sql: HotSql,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  override async session(hash: Buffer, today: Day): Promise<SessionHolder | undefined> {
    type Row = HolderRow & { created_at: Date; last_seen_at: Date; staff_assured: boolean };
    const [row] = await this.sql.rows<Row>(BY_SESSION, [hash, today]);
    return (
      row && {
        ...holder(row),
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        staffAssured: row.staff_assured,
      }
    );
  }

  override async key(hash: Buffer, today: Day): Promise<KeyHolder | undefined> {
    type Row = HolderRow & { scopes: string[]; expires_at: Date; last_used_at: Date | null };
    const [row] = await this.sql.rows<Row>(BY_KEY, [hash, today]);
    return row && { ...holder(row), scopes: row.scopes, expiresAt: row.expires_at, lastUsedAt: row.last_used_at };
  }

  override async sawSession(hash: Buffer, at: Date): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query('UPDATE identity.session SET last_seen_at = $2 WHERE hash = $1 AND last_seen_at < $2', [hash, at]),
    );
  }

  override async sawKey(hash: Buffer, at: Date): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query('UPDATE identity.api_key SET last_used_at = $2 WHERE hash = $1', [hash, at]),
    );
  }
}

const holder = ({ id, name, staff_roles, memberships, mandates }: HolderRow): Holder => ({
  accountId: id,
  name,
  staffRoles: staff_roles,
  memberships,
  mandates: mandates.map(({ organisationId, scope, role }) => ({
    organisationId,
    scope: role ? scopeHeldBy(role, scope) : scope,
  })),
});
