import type { MemberRole } from '../domain/membership.js';

export class MemberView {
  id!: string;
  /** Null until this person has signed in once. */
  accountId!: string | null;
  name!: string | null;
  email!: string;
  role!: MemberRole;
  from!: Date;
}

export class MembersView {
  items!: MemberView[];
}
