import type { AccountId, OrganisationId } from '#libs/kernel';
import type { MemberRole } from '../domain/membership.js';
import type { OrganisationKind } from '../domain/organisation.js';

export interface OrganisationFacts {
  readonly id: OrganisationId;
  readonly name: string;
  readonly siren: string;
  readonly kind: OrganisationKind;
  readonly verified: boolean;
}

/** A person to whom letters of an organisation go. */
export interface Recipient {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
}

/** What other contexts may ask about organisations. */
export abstract class Organisations {
  /** @throws NotFound */
  abstract get(id: OrganisationId): Promise<OrganisationFacts>;
  abstract many(ids: readonly OrganisationId[]): Promise<ReadonlyMap<OrganisationId, OrganisationFacts>>;
  /** @throws NotFound */
  abstract isVerified(id: OrganisationId): Promise<boolean>;
  /** @throws NotFound */
  abstract sirenOf(id: OrganisationId): Promise<string>;
  /** The members who act for it: owners and editors who have signed in. */
  abstract toNotify(id: OrganisationId): Promise<readonly Recipient[]>;
}
