import { type AccountId, Conflict, Forbidden, type Id } from '#libs/kernel';

const DAY_MS = 86_400_000;

export type ApiKeyId = Id<'ApiKey'>;

/** Operations a key may call; `*` stands for all that its owner may do. */
export type KeyScopes = readonly string[];

export interface ApiKeySnapshot {
  readonly id: ApiKeyId;
  readonly accountId: AccountId;
  readonly name: string;
  /** The beginning of the key, shown so that its owner recognises it. */
  readonly prefix: string;
  readonly hash: Buffer;
  readonly scopes: KeyScopes;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** Figures of the policy on keys. */
export interface ApiKeyPolicy {
  /** Longest life, in days. */
  readonly maxDays: number;
}

/** What somebody may pass on: everything after a login; by a key only its own scopes, and no longer than it lives. */
export interface Grantor {
  readonly scopes: KeyScopes | '*';
  readonly expiresAt?: Date;
}

/** A secret by which a machine acts for a person. It is shown once; only its hash is kept. */
export class ApiKey {
  private constructor(private snapshot: ApiKeySnapshot) {}

  /** @throws Conflict (`bad_expiry`), Forbidden (`scope_not_held`) */
  static issue(
    details: Omit<ApiKeySnapshot, 'revokedAt' | 'lastUsedAt'>,
    { maxDays }: ApiKeyPolicy,
    grantor: Grantor,
  ): ApiKey {
    const { createdAt, expiresAt, scopes } = details;
    const latest = Math.min(
      createdAt.getTime() + maxDays * DAY_MS,
      grantor.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    );
    const isInTime = expiresAt > createdAt && expiresAt.getTime() <= latest;
    if (!isInTime) {
      const message = `A key ends in the future, before ${new Date(latest).toISOString()}.`;
      throw new Conflict('bad_expiry', message, {}, [{ code: 'bad_expiry', message, field: '/expiresAt' }]);
    }
    const missing = scopes.filter((scope) => !holds(grantor.scopes, scope));
    if (missing.length > 0) throw new Forbidden('scope_not_held', 'A key gives no more than it has.', { missing });
    return new ApiKey({ ...details, revokedAt: null, lastUsedAt: null });
  }

  static restore(snapshot: ApiKeySnapshot): ApiKey {
    return new ApiKey(snapshot);
  }

  get id(): ApiKeyId {
    return this.snapshot.id;
  }

  /** @throws Conflict (`key_revoked`) */
  revoke(at: Date): void {
    if (this.snapshot.revokedAt) throw new Conflict('key_revoked', 'This key is revoked already.');
    this.snapshot = { ...this.snapshot, revokedAt: at };
  }

  toSnapshot(): ApiKeySnapshot {
    return this.snapshot;
  }
}

const holds = (held: KeyScopes | '*', scope: string): boolean =>
  held === '*' || held.includes('*') || held.includes(scope);
