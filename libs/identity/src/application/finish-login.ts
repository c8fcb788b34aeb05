import { Injectable } from '@nestjs/common';
import { Clock, newId, SYSTEM } from '#libs/kernel';
import { Account, type Identity } from '../domain/account.js';
import { isEnoughForStaff } from '../domain/assurance.js';
import { type IdentityScope, IdentityWork, type Login } from './identity.work.js';
import { IdentityPolicy } from './identity-policy.js';
import { IdentityProvider, LoginRefused, type ProvenIdentity } from './identity-provider.js';
import { hashOf, newToken } from './opaque-token.js';

export interface ComingBack {
  /** The secret of the login, from its cookie. */
  readonly secret: string | undefined;
  readonly answer: URLSearchParams;
  /** The session this browser had before; it ends here, so that nobody can have planted it. */
  readonly formerSession: string | undefined;
}

/** Somebody comes back from the provider: the login is used up, then judged, then a new session begins. */
@Injectable()
export class FinishLogin {
  constructor(
    private readonly work: IdentityWork,
    private readonly provider: IdentityProvider,
    private readonly policy: IdentityPolicy,
    private readonly clock: Clock,
  ) {}

  /** @throws LoginRefused */
  async execute({ secret, answer, formerSession }: ComingBack) {
    const login = await this.use(secret);
    const proven = await this.provider.identify(answer, login);
    const session = newToken();
    await this.work.transaction(async (scope) => {
      if (formerSession) await scope.sessions.remove(hashOf(formerSession));
      await this.begin(scope, session, proven);
    });
    return { session, returnTo: login.returnTo };
  }

  private async use(secret: string | undefined): Promise<Login> {
    if (!secret) throw new LoginRefused('this browser has no login under way');
    const login = await this.work.transaction(({ logins }) => logins.take(hashOf(secret)));
    if (!login) throw new LoginRefused('the login was used already, or never begun');
    if (this.clock.now().getTime() - login.startedAt.getTime() > this.policy.loginMs) {
      throw new LoginRefused('the login took too long');
    }
    return login;
  }

  private async begin(scope: IdentityScope, session: string, { identity, assurance, idToken }: ProvenIdentity) {
    const now = this.clock.now();
    const account = await this.accountOf(scope, identity);
    const staffAssured = isEnoughForStaff(assurance, this.policy.staffAcr);
    if (account.toSnapshot().staffRoles.length > 0 && !staffAssured) {
      throw new LoginRefused(`acr ${assurance.acr} with amr ${assurance.amr.join(' ')} is not enough for staff`);
    }
    await scope.sessions.forgetBefore(new Date(now.getTime() - this.policy.session.absoluteMs));
    await scope.sessions.add({
      hash: hashOf(session),
      accountId: account.id,
      createdAt: now,
      lastSeenAt: now,
      ...assurance,
      staffAssured,
      idToken,
    });
  }

  private async accountOf(scope: IdentityScope, identity: Identity): Promise<Account> {
    const now = this.clock.now();
    const known = await scope.accounts.known(identity.issuer, identity.subject);
    const account = known ?? Account.open(newId<'Account'>(), identity, now);
    account.signIn(identity, now);
    if (known) await scope.accounts.save(account);
    else await this.open(scope, account);

    for (const id of await scope.memberships.claim(identity.email, account.id)) {
      await scope.journal.append({
        kind: 'membership.claim',
        subject: { kind: 'organisation', id },
        actor: SYSTEM,
        at: now,
        secrets: { member: account.id },
      });
    }
    return account;
  }

  private async open(scope: IdentityScope, account: Account): Promise<void> {
    await scope.accounts.add(account);
    await scope.journal.append({
      kind: 'account.open',
      subject: { kind: 'account', id: account.id },
      actor: SYSTEM,
      at: this.clock.now(),
    });
  }
}
