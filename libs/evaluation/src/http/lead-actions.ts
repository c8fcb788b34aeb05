import type { EvaluatedDossierSnapshot } from '../domain/evaluated-dossier.js';
import type { OfferedActionView } from './evaluation.view.js';

const offer = (
  name: string,
  method: OfferedActionView['method'],
  href: string,
  refusals: readonly { when: boolean; code: string; message: string }[],
): OfferedActionView => {
  const reasons = refusals.filter(({ when }) => when).map(({ code, message }) => ({ code, message }));
  return { name, allowed: reasons.length === 0, reasons, method, href };
};

/** What the lead may do with the panel as a whole. */
export const panelActions = ({ id, phase }: EvaluatedDossierSnapshot): OfferedActionView[] => [
  offer('invitePanel', 'POST', `/api/v1/dossiers/${id}/panel`, [
    { when: phase !== 'evaluation', code: 'wrong_phase', message: 'The dossier is not in evaluation.' },
  ]),
];

/** What the lead may do with one criterion. */
export const outcomeActions = (
  { id, phase, round, unsealedRound }: EvaluatedDossierSnapshot,
  criterion: string,
): OfferedActionView[] => [
  offer('settleOutcome', 'PUT', `/api/v1/dossiers/${id}/outcomes/${criterion}`, [
    { when: phase !== 'reconciliation', code: 'wrong_phase', message: 'The dossier is not in reconciliation.' },
    { when: unsealedRound < round, code: 'still_sealed', message: 'The reviews of this round are still sealed.' },
  ]),
];
