import type { Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt, type StateWords } from '#libs/http';
import type { Day, OrganisationId } from '#libs/kernel';
import type { MandateEntry } from '../application/identity-reads.js';
import type { MandateState } from '../domain/mandate.js';
import { identityOperations } from '../identity.operations.js';
import type { MandateView } from './mandates.view.js';

const words: StateWords<MandateState> = {
  future: { fr: 'À venir', en: 'To come' },
  current: { fr: 'En cours', en: 'In force' },
  ended: { fr: 'Échu', en: 'Ended' },
  revoked: { fr: 'Révoqué', en: 'Revoked' },
};

/** A mandate waits for nobody: it begins and ends by itself. */
const life = { waitingOn: {} };

/** A mandate with its end, and what this reader may do about it. */
export function mandateView(
  mandate: MandateEntry,
  organisationId: OrganisationId,
  standings: ReadonlySet<Standing>,
  now: Date,
): MandateView {
  const { id, state, to } = mandate;
  const runs = state === 'future' || state === 'current';
  const mayRevoke = runs && identityOperations.revokeMandate.allow.some((standing) => standings.has(standing));
  const href = `/api/v1/organisations/${organisationId}/mandates/${id}/revocation`;
  const revoke: ActionView = { name: 'revoke', allowed: true, reasons: [], method: 'POST', href };
  return {
    ...mandate,
    ...lifeOf<MandateState>(life, state, words, limitAt(runs ? (to as Day) : null, now), mayRevoke ? [revoke] : []),
  };
}
