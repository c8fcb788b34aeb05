import type { JournalEntry } from '#libs/journal';
import type { AccountId, OrganisationId } from '#libs/kernel';
import type { Account } from '../domain/account.js';
import type { ApiKey, ApiKeyId } from '../domain/api-key.js';
import type { Mandate, MandateId } from '../domain/mandate.js';
import type { Membership } from '../domain/membership.js';
import type { Organisation } from '../domain/organisation.js';
import type { SessionSnapshot } from '../domain/session.js';

/** Aggregates of one kind. `forUpdate` locks: two people on one thing act one after the other. */
export interface Store<Aggregate, AggregateId> {
  /** @throws NotFound */
  forUpdate(id: AggregateId): Promise<Aggregate>;
  add(aggregate: Aggregate): Promise<void>;
  save(aggregate: Aggregate): Promise<void>;
}

export interface OrganisationStore extends Store<Organisation, OrganisationId> {
  /** The one that is believed to bear this number. */
  verifiedBySiren(siren: string): Promise<Organisation | undefined>;
}

export interface AccountStore extends Store<Account, AccountId> {
  /** The account of a person at this provider, locked. */
  known(issuer: string, subject: string): Promise<Account | undefined>;
  byEmail(email: string): Promise<Account | undefined>;
  /** How many administrators there are; they are locked, so that two cannot leave at once. */
  countAdministrators(): Promise<number>;
}

export interface MembershipStore extends Pick<Store<Membership, string>, 'add' | 'save'> {
  /** Those that have not ended. Lock the organisation first. */
  currentOf(organisation: OrganisationId): Promise<Membership[]>;
  /** Gives the memberships that wait for this address to the person who has just signed in with it. */
  claim(email: string, account: AccountId): Promise<OrganisationId[]>;
}

/** A login between our door and the identity provider. */
export interface Login {
  readonly state: string;
  readonly nonce: string;
  /** Only where the provider takes a PKCE challenge. */
  readonly verifier: string | null;
  readonly returnTo: string;
  readonly startedAt: Date;
}

export interface LoginStore {
  add(hash: Buffer, login: Login): Promise<void>;
  /** Removes it, so that it serves once. */
  take(hash: Buffer): Promise<Login | undefined>;
  forgetBefore(instant: Date): Promise<void>;
}

export interface SessionStore {
  add(session: SessionSnapshot): Promise<void>;
  /** Ends it at once. */
  remove(hash: Buffer): Promise<SessionSnapshot | undefined>;
  forgetBefore(created: Date): Promise<void>;
}

/** A due date that acts by itself: what the worker is woken by. */
export interface TimerOrder {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly kind: string;
  readonly dueAt: Date;
  readonly reminders?: readonly { readonly occurrence: string; readonly at: Date }[];
}

/** What a use case may touch. It exists only inside a transaction. */
export interface IdentityScope {
  readonly accounts: AccountStore;
  readonly organisations: OrganisationStore;
  readonly memberships: MembershipStore;
  readonly mandates: Store<Mandate, MandateId>;
  readonly apiKeys: Store<ApiKey, ApiKeyId>;
  readonly sessions: SessionStore;
  readonly logins: LoginStore;
  readonly journal: { append(entry: JournalEntry): Promise<void> };
  readonly timers: {
    set(timer: TimerOrder): Promise<void>;
    cancel(subject: TimerOrder['subject'], kind?: string): Promise<void>;
  };
}

export abstract class IdentityWork {
  abstract transaction<Result>(work: (scope: IdentityScope) => Promise<Result>): Promise<Result>;
}
