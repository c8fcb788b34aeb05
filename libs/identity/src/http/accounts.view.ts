import type { StaffRole } from '../domain/account.js';

export class AccountView {
  id!: string;
  /** The identity provider that knows this person. */
  issuer!: string;
  name!: string;
  email!: string;
  staffRoles!: StaffRole[];
  createdAt!: Date;
  lastLoginAt!: Date | null;
}

export class AccountPageView {
  items!: AccountView[];
  /** Absent on the last page. */
  next?: string;
}
