import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Credentials } from '../application/credentials.js';
import { IdentityPolicy } from '../application/identity-policy.js';
import { hashOf } from '../application/opaque-token.js';
import { isToBeNoted } from '../application/seen.js';
import { isOpen } from '../domain/session.js';
import { Csrf } from './csrf.js';
import { SESSION_COOKIE } from './sign-in-cookies.js';

/** Who reads a page. */
export interface Visitor {
  readonly name: string;
  /** What a form on the page sends along as `_csrf`. */
  readonly csrfToken: string;
}

/**
 * Tells a process that only writes pages who is signed in. Nothing is remembered between two pages: who has left in
 * another process is a stranger on the next one.
 */
@Injectable()
export class Visitors {
  constructor(
    private readonly credentials: Credentials,
    private readonly policy: IdentityPolicy,
    private readonly csrf: Csrf,
    private readonly clock: Clock,
  ) {}

  /** @param cookies of the request. @returns nobody without a session that is open */
  async among(cookies: Readonly<Record<string, string | undefined>>): Promise<Visitor | undefined> {
    const session = cookies[SESSION_COOKIE];
    if (!session) return undefined;
    const hash = hashOf(session);
    const holder = await this.credentials.session(hash, this.clock.today());
    const now = this.clock.now();
    if (!holder || !isOpen(holder, this.policy.session, now)) return undefined;
    if (isToBeNoted(holder.lastSeenAt, now)) await this.credentials.sawSession(hash, now);
    return { name: holder.name, csrfToken: this.csrf.tokenOf(session) };
  }
}
