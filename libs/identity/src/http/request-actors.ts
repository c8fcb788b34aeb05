import { Injectable } from '@nestjs/common';
import { ActorResolver, type AuthenticatedActor, type IncomingRequest } from '#libs/access';
import { Clock } from '#libs/kernel';
import { Credentials, type Holder } from '../application/credentials.js';
import { IdentityPolicy } from '../application/identity-policy.js';
import { hashOf, isKeyToken } from '../application/opaque-token.js';
import { RecentHolders } from '../application/recent-holders.js';
import { isToBeNoted } from '../application/seen.js';
import { publisherRole } from '../domain/membership.js';
import { isOpen } from '../domain/session.js';
import { Csrf } from './csrf.js';
import { SESSION_COOKIE } from './sign-in-cookies.js';

/** Somebody known by a key, until that key ends. */
export interface KeyActor extends AuthenticatedActor {
  readonly expiresAt: Date;
}

export const isKeyActor = (person: AuthenticatedActor): person is KeyActor => 'expiresAt' in person;

/** Tells who sent a request: the owner of the key it bears, else the person of its session. */
@Injectable()
export class RequestActors extends ActorResolver {
  constructor(
    private readonly credentials: Credentials,
    private readonly recent: RecentHolders,
    private readonly policy: IdentityPolicy,
    private readonly csrf: Csrf,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** @throws Forbidden (`csrf_refused`) */
  override resolve(request: IncomingRequest): Promise<AuthenticatedActor | null> {
    const { authorization } = request.headers;
    if (typeof authorization === 'string') return this.byKey(authorization);
    const session = request.cookies?.[SESSION_COOKIE];
    return session ? this.bySession(session, request) : Promise.resolve(null);
  }

  private async byKey(authorization: string): Promise<KeyActor | null> {
    const [, token = ''] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
    if (!isKeyToken(token)) return null;
    const hash = hashOf(token);
    const today = this.clock.today();
    const recent = `${today} ${hash.toString('base64')}`;
    const holder = await this.recent.keys.find(recent, () => this.credentials.key(hash, today));
    const now = this.clock.now();
    if (!holder || holder.expiresAt <= now) return null;

    if (isToBeNoted(holder.lastUsedAt, now)) {
      await this.credentials.sawKey(hash, now);
      this.recent.keys.forget(recent);
    }
    const { scopes, expiresAt } = holder;
    return { ...actorOf(holder), staffRoles: holder.staffRoles, via: 'key', scopes, expiresAt };
  }

  private async bySession(session: string, request: IncomingRequest): Promise<AuthenticatedActor | null> {
    const hash = hashOf(session);
    const today = this.clock.today();
    const recent = `${today} ${hash.toString('base64')}`;
    const holder = await this.recent.sessions.find(recent, () => this.credentials.session(hash, today));
    const now = this.clock.now();
    if (!holder || !isOpen(holder, this.policy.session, now)) return null;

    this.csrf.check(request, session);
    if (isToBeNoted(holder.lastSeenAt, now)) {
      await this.credentials.sawSession(hash, now);
      this.recent.sessions.forget(recent);
    }
    return {
      ...actorOf(holder),
      staffRoles: holder.staffAssured ? holder.staffRoles : [],
      via: 'session',
      scopes: '*',
    };
  }
}

const actorOf = ({ accountId, name, memberships, mandates }: Holder) => ({
  accountId,
  name,
  memberships: memberships.map(({ organisationId, role }) => ({ organisationId, role: publisherRole(role) })),
  mandates,
});
