import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { StaffRole } from '../domain/account.js';
import type { MandateScope } from '../domain/mandate-scope.js';
import type { MemberRole } from '../domain/membership.js';
import type { SessionTimes } from '../domain/session.js';

/** The person behind a session or a key, with all that ties him to organisations on a day. */
export interface Holder {
  readonly accountId: AccountId;
  readonly name: string;
  readonly staffRoles: readonly StaffRole[];
  readonly memberships: readonly { readonly organisationId: OrganisationId; readonly role: MemberRole }[];
  readonly mandates: readonly { readonly organisationId: OrganisationId; readonly scope: MandateScope }[];
}

export interface SessionHolder extends Holder, SessionTimes {
  readonly staffAssured: boolean;
}

export interface KeyHolder extends Holder {
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Finds who presents a session or a key, in one query each, and notes that he was seen. */
export abstract class Credentials {
  abstract session(hash: Buffer, today: Day): Promise<SessionHolder | undefined>;
  /** Undefined also for a key that was revoked. */
  abstract key(hash: Buffer, today: Day): Promise<KeyHolder | undefined>;
  abstract sawSession(hash: Buffer, at: Date): Promise<void>;
  abstract sawKey(hash: Buffer, at: Date): Promise<void>;
}
