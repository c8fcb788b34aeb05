import type { MemberRole } from './membership.js';

/** What a delegate may do: each word includes those before it. */
export const MANDATE_SCOPES = ['read', 'prepare', 'submit'] as const;
export type MandateScope = (typeof MANDATE_SCOPES)[number];

/** Everything that this scope allows: `submit` includes `prepare`, which includes `read`. */
export const includedIn = (scope: MandateScope): readonly MandateScope[] =>
  MANDATE_SCOPES.slice(0, MANDATE_SCOPES.indexOf(scope) + 1);

/** A member of the delegate acts within his own role there: who only reads at home only reads for others. */
export const scopeHeldBy = (role: MemberRole, granted: MandateScope): MandateScope =>
  role === 'reader' ? 'read' : granted;
