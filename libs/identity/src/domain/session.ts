import type { AccountId } from '#libs/kernel';

/** How long a session lasts, in milliseconds: without a request, and at most. From the settings. */
export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export interface SessionSnapshot extends SessionTimes {
  /** SHA-256 of the identifier in the cookie; the identifier itself is never kept. */
  readonly hash: Buffer;
  readonly accountId: AccountId;
  readonly acr: string | null;
  readonly amr: readonly string[];
  /** False when the login was too weak for staff roles: they are then not in force in this session. */
  readonly staffAssured: boolean;
  /** What the identity provider wants to see at logout. */
  readonly idToken: string | null;
}

export const endsAt = ({ createdAt, lastSeenAt }: SessionTimes, { idleMs, absoluteMs }: SessionLimits): Date =>
  new Date(Math.min(createdAt.getTime() + absoluteMs, lastSeenAt.getTime() + idleMs));

export const isOpen = (times: SessionTimes, limits: SessionLimits, now: Date): boolean => now < endsAt(times, limits);
