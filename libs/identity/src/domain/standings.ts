import type { OrganisationId, Role } from '#libs/kernel';
import { includedIn, type MandateScope } from './mandate-scope.js';

/** How somebody stands towards an organisation and all that belongs to it. */
export type PublisherStanding = `${Extract<Role, `publisher_${string}`>}@own` | `mandate_${MandateScope}@own`;

/** The part of a signed-in person that counts here: memberships and mandates that hold today. */
export interface PublisherTies {
  readonly memberships: readonly { readonly organisationId: OrganisationId; readonly role: Role }[];
  readonly mandates: readonly { readonly organisationId: OrganisationId; readonly scope: MandateScope }[];
}

/** Empty for a stranger. A wider mandate brings the narrower standings with it; a member's role stands alone. */
export function publisherStandings(
  { memberships, mandates }: PublisherTies,
  organisationId: OrganisationId,
): ReadonlySet<PublisherStanding> {
  const roles = memberships.filter(isOf(organisationId)).map(({ role }) => `${role}@own` as PublisherStanding);
  const scopes = mandates.filter(isOf(organisationId)).flatMap(({ scope }) => includedIn(scope));
  return new Set([...roles, ...scopes.map((scope) => `mandate_${scope}@own` as const)]);
}

const isOf = (id: OrganisationId) => (tie: { readonly organisationId: OrganisationId }) => tie.organisationId === id;
