import { type AccountId, Conflict, Forbidden, type Role } from '#libs/kernel';

/** Roles that the service gives to people, in contrast to those that come from an organisation. */
export const STAFF_ROLES = [
  'case_officer',
  'lead',
  'expert',
  'signatory',
  'auditor',
  'vigilance_officer',
  'duty_officer',
  'control_agency',
  'monitor',
  'oversight',
  'framework_editor',
  'administrator',
] as const satisfies readonly Role[];
export type StaffRole = (typeof STAFF_ROLES)[number];

/** In which the service writes to a person. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface AccountSnapshot {
  readonly id: AccountId;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly staffRoles: readonly StaffRole[];
  readonly createdAt: Date;
  readonly lastLoginAt: Date | null;
}

/** What the identity provider says about a person. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string;
}

/**
 * A person (compte) as one identity provider knows him: the key is issuer and subject together, so the same subject
 * from another provider is somebody else.
 */
export class Account {
  private constructor(private snapshot: AccountSnapshot) {}

  static open(id: AccountId, identity: Identity, createdAt: Date): Account {
    return new Account({ id, ...identity, language: 'fr', staffRoles: [], createdAt, lastLoginAt: null });
  }

  static restore(snapshot: AccountSnapshot): Account {
    return new Account(snapshot);
  }

  get id(): AccountId {
    return this.snapshot.id;
  }

  /** The provider is right about name and address at each login. */
  signIn({ name, email }: Identity, at: Date): void {
    this.snapshot = { ...this.snapshot, name, email, lastLoginAt: at };
  }

  /** Only he knows what he reads; no identity provider tells it. */
  choose(language: Language): void {
    this.snapshot = { ...this.snapshot, language };
  }

  /**
   * Whoever manages accounts sees no dossier (policy, 8): an administrator has no other role, and gives himself none.
   * @throws Forbidden (`self_grant`), Conflict (`role_already_held`, `administrator_stands_apart`)
   */
  grant(role: StaffRole, by: AccountId): void {
    const { staffRoles: held } = this.snapshot;
    if (by === this.id) throw new Forbidden('self_grant', 'Nobody gives a role to himself.');
    if (held.includes(role)) throw new Conflict('role_already_held', `This person is ${role} already.`, { role });
    if (held.length > 0 && (role === 'administrator' || held.includes('administrator'))) {
      throw new Conflict('administrator_stands_apart', 'An administrator holds no other role.', { role, held });
    }
    this.snapshot = { ...this.snapshot, staffRoles: [...held, role] };
  }

  /** @throws Conflict (`role_not_held`, `last_administrator`) */
  revoke(role: StaffRole, administrators: number): void {
    const { staffRoles: held } = this.snapshot;
    if (!held.includes(role)) throw new Conflict('role_not_held', `This person is not ${role}.`, { role });
    if (role === 'administrator' && administrators <= 1) {
      throw new Conflict('last_administrator', 'Somebody must be left to manage the accounts.');
    }
    this.snapshot = { ...this.snapshot, staffRoles: held.filter((other) => other !== role) };
  }

  toSnapshot(): AccountSnapshot {
    return this.snapshot;
  }
}
