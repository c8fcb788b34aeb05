import type { AuthenticatedActor } from '#libs/access';
import type { Role } from '#libs/kernel';
import type { Horizon } from '../application/appeal-reads.js';

const SEE_ALL: readonly Role[] = [
  'oversight',
  'case_officer',
  'lead',
  'signatory',
  'auditor',
  'control_agency',
  'monitor',
];

/** How far somebody sees: the authority every appeal, a publisher its own and those it has a mandate for. */
export function horizonOf({ staffRoles, memberships, mandates }: AuthenticatedActor): Horizon {
  if (staffRoles.some((role) => SEE_ALL.includes(role))) return 'all';
  return { organisations: [...new Set([...memberships, ...mandates].map(({ organisationId }) => organisationId))] };
}
