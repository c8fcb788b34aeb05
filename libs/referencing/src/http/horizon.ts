import type { AuthenticatedActor } from '#libs/access';
import type { Role } from '#libs/kernel';
import type { Horizon } from '../application/dossier/dossier-reads.js';

const SEE_ALL: readonly Role[] = ['case_officer', 'lead', 'signatory', 'auditor', 'control_agency', 'monitor'];

/** How far somebody sees: the authority everything that was filed, a publisher its own and what it has a mandate for. */
export function horizonOf({ staffRoles, memberships, mandates }: AuthenticatedActor): Horizon {
  if (staffRoles.some((role) => SEE_ALL.includes(role))) return 'all';
  const organisations = [...memberships, ...mandates].map(({ organisationId }) => organisationId);
  return { organisations: [...new Set(organisations)] };
}
