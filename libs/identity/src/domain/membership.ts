import { type AccountId, Conflict, type Id, type OrganisationId, type Role } from '#libs/kernel';

export type MembershipId = Id<'Membership'>;

/** What a member may do in his organisation; the word is the role without its prefix. */
export const MEMBER_ROLES = ['owner', 'editor', 'reader'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const publisherRole = (role: MemberRole): Extract<Role, `publisher_${string}`> => `publisher_${role}`;

export interface MembershipSnapshot {
  readonly id: MembershipId;
  readonly organisationId: OrganisationId;
  /** Null until the person named by the address has signed in once. */
  readonly accountId: AccountId | null;
  readonly email: string;
  readonly role: MemberRole;
  readonly from: Date;
  readonly to: Date | null;
}

/** That somebody belongs to an organisation, in one role and for a time. A change of role ends it and begins another. */
export class Membership {
  private constructor(private snapshot: MembershipSnapshot) {}

  static begin(details: Omit<MembershipSnapshot, 'to'>): Membership {
    return new Membership({ ...details, to: null });
  }

  static restore(snapshot: MembershipSnapshot): Membership {
    return new Membership(snapshot);
  }

  get id(): MembershipId {
    return this.snapshot.id;
  }

  /** @throws Conflict (`membership_over`) */
  end(at: Date): void {
    if (this.snapshot.to) throw new Conflict('membership_over', 'This membership has ended.');
    this.snapshot = { ...this.snapshot, to: at };
  }

  toSnapshot(): MembershipSnapshot {
    return this.snapshot;
  }
}

/**
 * An organisation is never left without an owner who can sign in: the last one neither leaves nor steps down.
 * @param current every membership of the organisation that has not ended
 * @throws Conflict (`last_owner`)
 */
export function keepAnOwner(current: readonly Membership[], leaving: Membership): void {
  const owners = current.map((member) => member.toSnapshot()).filter(isOwner);
  if (isOwner(leaving.toSnapshot()) && owners.every(({ id }) => id === leaving.id)) {
    throw new Conflict('last_owner', 'The last owner cannot leave: name another one first.');
  }
}

const isOwner = ({ role, accountId, to }: MembershipSnapshot): boolean =>
  role === 'owner' && accountId !== null && to === null;
