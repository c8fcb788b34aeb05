import { Injectable } from '@nestjs/common';
import { IdentityWork } from './identity.work.js';
import { IdentityProvider } from './identity-provider.js';
import { hashOf } from './opaque-token.js';

/** The session ends here first; then the browser may be sent to end the one at the provider. */
@Injectable()
export class SignOut {
  constructor(
    private readonly work: IdentityWork,
    private readonly provider: IdentityProvider,
  ) {}

  /** @returns where the provider ends its own session, when it can */
  async execute(session: string): Promise<string | undefined> {
    const ended = await this.work.transaction(({ sessions }) => sessions.remove(hashOf(session)));
    return ended?.idToken ? this.provider.logoutUrl(ended.idToken).catch(() => undefined) : undefined;
  }
}
