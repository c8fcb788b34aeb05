import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { AccountSnapshot, Language, StaffRole } from '../domain/account.js';
import type { ApiKeyId, ApiKeySnapshot } from '../domain/api-key.js';
import type { MandateId } from '../domain/mandate.js';
import type { MandateScope } from '../domain/mandate-scope.js';
import type { MemberRole, MembershipId, MembershipSnapshot } from '../domain/membership.js';
import type { OrganisationKind } from '../domain/organisation.js';

/** The tables, and nothing but the tables: no relation, no cascade, no behaviour. */

@Entity({ schema: 'identity', name: 'account' })
export class AccountRow implements AccountSnapshot {
  @PrimaryColumn('uuid') id!: AccountId;
  @Column('text') issuer!: string;
  @Column('text') subject!: string;
  @Column('text') name!: string;
  @Column('text') email!: string;
  @Column('text') language!: Language;
  @Column('text', { name: 'staff_roles', array: true }) staffRoles!: StaffRole[];
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_login_at', nullable: true }) lastLoginAt!: Date | null;
}

@Entity({ schema: 'identity', name: 'organisation' })
export class OrganisationRow {
  @PrimaryColumn('uuid') id!: OrganisationId;
  @Column('text') name!: string;
  @Column('text') siren!: string;
  @Column('text') kind!: OrganisationKind;
  @Column('uuid', { name: 'verified_by', nullable: true }) verifiedBy!: AccountId | null;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int') version!: number;
}

@Entity({ schema: 'identity', name: 'membership' })
export class MembershipRow implements MembershipSnapshot {
  @PrimaryColumn('uuid') id!: MembershipId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId!: AccountId | null;
  @Column('text') email!: string;
  @Column('text') role!: MemberRole;
  @Column('timestamptz', { name: 'from_at' }) from!: Date;
  @Column('timestamptz', { name: 'to_at', nullable: true }) to!: Date | null;
}

@Entity({ schema: 'identity', name: 'mandate' })
export class MandateRow {
  @PrimaryColumn('uuid') id!: MandateId;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('uuid', { name: 'delegate_organisation_id', nullable: true }) delegateOrganisationId!: OrganisationId | null;
  @Column('uuid', { name: 'delegate_account_id', nullable: true }) delegateAccountId!: AccountId | null;
  @Column('text') scope!: MandateScope;
  @Column('date', { name: 'from_day' }) from!: Day;
  @Column('date', { name: 'to_day' }) to!: Day;
  @Column('uuid', { name: 'granted_by' }) grantedBy!: AccountId;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

@Entity({ schema: 'identity', name: 'api_key' })
export class ApiKeyRow implements ApiKeySnapshot {
  @PrimaryColumn('uuid') id!: ApiKeyId;
  @Column('uuid', { name: 'account_id' }) accountId!: AccountId;
  @Column('text') name!: string;
  @Column('text') prefix!: string;
  @Column('bytea') hash!: Buffer;
  @Column('text', { array: true }) scopes!: string[];
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('timestamptz', { name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
}

@Entity({ schema: 'identity', name: 'session' })
export class SessionRow {
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('uuid', { name: 'account_id' }) accountId!: AccountId;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt!: Date;
  @Column('text', { nullable: true }) acr!: string | null;
  @Column('text', { array: true }) amr!: string[];
  @Column('boolean', { name: 'staff_assured' }) staffAssured!: boolean;
  @Column('text', { name: 'id_token', nullable: true }) idToken!: string | null;
}

@Entity({ schema: 'identity', name: 'login' })
export class LoginRow {
  @PrimaryColumn('bytea') hash!: Buffer;
  @Column('text') state!: string;
  @Column('text') nonce!: string;
  @Column('text', { nullable: true }) verifier!: string | null;
  @Column('text', { name: 'return_to' }) returnTo!: string;
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date;
}

export const identityRows = [AccountRow, OrganisationRow, MembershipRow, MandateRow, ApiKeyRow, SessionRow, LoginRow];
