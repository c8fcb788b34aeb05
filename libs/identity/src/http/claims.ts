import { LoginRefused } from '../application/identity-provider.js';
import type { Identity } from '../domain/account.js';

type Claims = Readonly<Record<string, unknown>>;

/** Longer than any name or address that is one. */
const LONGEST = 320;

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST) : undefined;

/**
 * Who the provider says it is. ProConnect names the family name in use `usual_name`, others `family_name` or `name`.
 * @throws LoginRefused when there is no usable address, or one the provider has not checked
 */
export function identityOf({ iss, sub }: { readonly iss: string; readonly sub: string }, user: Claims): Identity {
  const email = textOf(user.email);
  if (!email?.includes('@') || user.email_verified === false)
    throw new LoginRefused('there is no checked e-mail address');
  const names = [textOf(user.given_name), textOf(user.usual_name) ?? textOf(user.family_name)].filter(Boolean);
  return { issuer: iss, subject: sub, email, name: names.join(' ') || textOf(user.name) || email };
}
