import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, NotFound, newId, type OrganisationId } from '#libs/kernel';
import { keepAnOwner, type MemberRole, Membership, type MembershipId } from '../domain/membership.js';
import { personOf } from './acting-person.js';
import { type IdentityScope, IdentityWork } from './identity.work.js';

/** Who belongs to an organisation. The organisation is locked first, so that its last two owners cannot leave at once. */
@Injectable()
export class ChangeMembers {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  /** Somebody who has never signed in is kept by his address until he does. @throws Conflict (`already_member`) */
  add(actor: Actor, organisationId: OrganisationId, email: string, role: MemberRole): Promise<MembershipId> {
    return this.among(organisationId, async (scope, members) => {
      const account = await scope.accounts.byEmail(email);
      const isMember = members.some((member) => isOf(member, email, account?.id));
      if (isMember) throw new Conflict('already_member', 'This person is a member already.');
      return this.begin(scope, actor, { organisationId, accountId: account?.id ?? null, email, role });
    });
  }

  /** @throws NotFound, Conflict (`last_owner`) */
  changeRole(actor: Actor, organisationId: OrganisationId, id: MembershipId, role: MemberRole): Promise<MembershipId> {
    return this.among(organisationId, async (scope, members) => {
      const member = found(members, id);
      const { accountId, email, role: former } = member.toSnapshot();
      if (former === role) return id;
      await this.end(scope, actor, members, member);
      return this.begin(scope, actor, { organisationId, accountId, email, role });
    });
  }

  /** @throws NotFound, Conflict (`last_owner`) */
  remove(actor: Actor, organisationId: OrganisationId, id: MembershipId): Promise<void> {
    return this.among(organisationId, (scope, members) => this.end(scope, actor, members, found(members, id)));
  }

  /** A member leaves of his own accord. @throws Conflict (`last_owner`) */
  leave(actor: Actor, organisationId: OrganisationId): Promise<void> {
    return this.among(organisationId, (scope, members) => {
      const mine = members.find((member) => member.toSnapshot().accountId === personOf(actor));
      if (!mine) throw new NotFound('membership', organisationId);
      return this.end(scope, actor, members, mine);
    });
  }

  private among<Result>(
    organisationId: OrganisationId,
    act: (scope: IdentityScope, members: Membership[]) => Promise<Result>,
  ): Promise<Result> {
    return this.work.transaction(async (scope) => {
      await scope.organisations.forUpdate(organisationId);
      return act(scope, await scope.memberships.currentOf(organisationId));
    });
  }

  private async begin(
    scope: IdentityScope,
    actor: Actor,
    details: Omit<Parameters<typeof Membership.begin>[0], 'id' | 'from'>,
  ): Promise<MembershipId> {
    const at = this.clock.now();
    const membership = Membership.begin({ id: newId<'Membership'>(), from: at, ...details });
    await scope.memberships.add(membership);
    await scope.journal.append({
      kind: 'membership.begin',
      subject: { kind: 'organisation', id: details.organisationId },
      actor,
      at,
      facts: { role: details.role },
      secrets: { member: details.accountId ?? details.email },
    });
    return membership.id;
  }

  private async end(scope: IdentityScope, actor: Actor, members: Membership[], leaving: Membership): Promise<void> {
    const at = this.clock.now();
    keepAnOwner(members, leaving);
    leaving.end(at);
    await scope.memberships.save(leaving);
    const { organisationId, accountId, email, role } = leaving.toSnapshot();
    await scope.journal.append({
      kind: 'membership.end',
      subject: { kind: 'organisation', id: organisationId },
      actor,
      at,
      facts: { role },
      secrets: { member: accountId ?? email },
    });
  }
}

function found(members: readonly Membership[], wanted: MembershipId): Membership {
  const member = members.find(({ id }) => id === wanted);
  if (!member) throw new NotFound('membership', wanted);
  return member;
}

function isOf(member: Membership, email: string, accountId: string | undefined): boolean {
  const known = member.toSnapshot();
  return (
    known.email.toLowerCase() === email.toLowerCase() || (accountId !== undefined && known.accountId === accountId)
  );
}
