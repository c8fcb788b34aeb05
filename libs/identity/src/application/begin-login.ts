import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { localPath } from '../domain/local-path.js';
import { IdentityWork } from './identity.work.js';
import { IdentityPolicy } from './identity-policy.js';
import { IdentityProvider } from './identity-provider.js';
import { hashOf, newToken } from './opaque-token.js';

/** Somebody knocks: a login is kept under a secret that only this browser gets, and he is sent to the provider. */
@Injectable()
export class BeginLogin {
  constructor(
    private readonly work: IdentityWork,
    private readonly provider: IdentityProvider,
    private readonly policy: IdentityPolicy,
    private readonly clock: Clock,
  ) {}

  async execute({ returnTo, hint }: { readonly returnTo?: string | undefined; readonly hint?: string | undefined }) {
    const startedAt = this.clock.now();
    const login = { ...(await this.provider.prepare()), returnTo: localPath(returnTo), startedAt };
    const url = await this.provider.authorizationUrl(login, hint);
    const secret = newToken();
    await this.work.transaction(async ({ logins }) => {
      await logins.forgetBefore(new Date(startedAt.getTime() - this.policy.loginMs));
      await logins.add(hashOf(secret), login);
    });
    return { secret, url };
  }
}
