import type { AuthenticatedActor } from '#libs/access';
import type { Role } from '#libs/kernel';
import type { Horizon } from '../application/dossier/dossier-reads.js';

const SEE_ALL: readonly Role[] = ['case_officer', 'lead', 'signatory', 'auditor', 'control_agency', 'monitor'];

const SEE_ALL_LISTINGS: readonly Role[] = [...SEE_ALL, 'vigilance_officer', 'duty_officer', 'oversight'];

/** How far somebody sees: the authority everything that was filed, a publisher its own and what it has a mandate for. */
export const horizonOf = (person: AuthenticatedActor): Horizon => horizon(person, SEE_ALL);

/** Listings, and what is done to them, are seen by those too who act when something goes wrong. */
export const listingHorizonOf = (person: AuthenticatedActor): Horizon => horizon(person, SEE_ALL_LISTINGS);

function horizon({ staffRoles, memberships, mandates }: AuthenticatedActor, seeAll: readonly Role[]): Horizon {
  if (staffRoles.some((role) => seeAll.includes(role))) return 'all';
  const organisations = [...memberships, ...mandates].map(({ organisationId }) => organisationId);
  return { organisations: [...new Set(organisations)] };
}
