import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { StaffRole } from '../domain/account.js';
import type { ApiKeyId } from '../domain/api-key.js';
import type { Delegate, MandateId, MandateState } from '../domain/mandate.js';
import type { MandateScope } from '../domain/mandate-scope.js';
import type { MemberRole, MembershipId } from '../domain/membership.js';
import type { OrganisationKind } from '../domain/organisation.js';

/** Where a list goes on: name and id of the last row that was given. */
export interface AfterName {
  readonly name: string;
  readonly id: string;
}

export interface OrganisationEntry {
  readonly id: OrganisationId;
  readonly name: string;
  readonly siren: string;
  readonly kind: OrganisationKind;
  readonly verified: boolean;
  readonly verifiedAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

export interface MemberEntry {
  readonly id: MembershipId;
  readonly accountId: AccountId | null;
  readonly name: string | null;
  readonly email: string;
  readonly role: MemberRole;
  readonly from: Date;
}

export interface MandateEntry {
  readonly id: MandateId;
  readonly delegate: Delegate & { readonly name: string };
  readonly scope: MandateScope;
  readonly from: Day;
  readonly to: Day;
  readonly state: MandateState;
}

export interface ApiKeyEntry {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export interface AccountEntry {
  readonly id: AccountId;
  readonly issuer: string;
  readonly name: string;
  readonly email: string;
  readonly staffRoles: readonly StaffRole[];
  readonly createdAt: Date;
  readonly lastLoginAt: Date | null;
}

interface Asked {
  readonly limit: number;
  readonly after?: AfterName;
  /** Letters that the name, the address or the SIREN contains. */
  readonly text?: string;
}

/** What the screens of this context show. Pages hold one row more than asked for when there is a next one. */
export abstract class IdentityReads {
  abstract organisations(asked: Asked & { readonly verified?: boolean }): Promise<OrganisationEntry[]>;
  /** @throws NotFound */
  abstract organisation(id: OrganisationId): Promise<OrganisationEntry>;
  abstract members(organisation: OrganisationId): Promise<MemberEntry[]>;
  /** All of them, the newest first, also those that are over. */
  abstract mandates(organisation: OrganisationId, today: Day): Promise<MandateEntry[]>;
  abstract apiKeys(account: AccountId): Promise<ApiKeyEntry[]>;
  abstract accounts(asked: Asked & { readonly role?: StaffRole }): Promise<AccountEntry[]>;
}
