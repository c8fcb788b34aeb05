import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock } from '#libs/kernel';
import type { Account, AccountSnapshot, StaffRole } from '../domain/account.js';
import { personOf } from './acting-person.js';
import { type IdentityScope, IdentityWork } from './identity.work.js';

/** An administrator gives and takes the roles of the service. */
@Injectable()
export class ChangeStaffRoles {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Forbidden (`self_grant`), Conflict */
  grant(actor: Actor, accountId: AccountId, role: StaffRole): Promise<AccountSnapshot> {
    return this.change(actor, accountId, 'account.grant_role', role, async (account) =>
      account.grant(role, personOf(actor)),
    );
  }

  /** @throws NotFound, Conflict (`role_not_held`, `last_administrator`) */
  revoke(actor: Actor, accountId: AccountId, role: StaffRole): Promise<AccountSnapshot> {
    return this.change(actor, accountId, 'account.revoke_role', role, async (account, { accounts }) =>
      account.revoke(role, await accounts.countAdministrators()),
    );
  }

  private change(
    actor: Actor,
    accountId: AccountId,
    kind: string,
    role: StaffRole,
    act: (account: Account, scope: IdentityScope) => Promise<void>,
  ): Promise<AccountSnapshot> {
    return this.work.transaction(async (scope) => {
      const account = await scope.accounts.forUpdate(accountId);
      await act(account, scope);
      await scope.accounts.save(account);
      const subject = { kind: 'account', id: accountId };
      await scope.journal.append({ kind, subject, actor, at: this.clock.now(), facts: { role } });
      return account.toSnapshot();
    });
  }
}
