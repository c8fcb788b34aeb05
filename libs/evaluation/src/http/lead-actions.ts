import type { ActionView } from '#libs/http';
import type { ExpertQuestion } from '../application/evaluation.work.js';
import type { EvaluatedDossierSnapshot } from '../domain/evaluated-dossier.js';

const offer = (
  name: string,
  method: ActionView['method'],
  href: string,
  refusals: readonly { when: boolean; code: string; message: string }[],
): ActionView => {
  const reasons = refusals.filter(({ when }) => when).map(({ code, message }) => ({ code, message }));
  return { name, allowed: reasons.length === 0, reasons, method, href };
};

/** What the lead may do with the panel as a whole. */
export const panelActions = ({ id, phase }: EvaluatedDossierSnapshot): ActionView[] => [
  offer('invitePanel', 'POST', `/api/v1/dossiers/${id}/panel`, [
    { when: phase !== 'evaluation', code: 'wrong_phase', message: 'The dossier is not in evaluation.' },
  ]),
];

/** What the lead may do with one criterion. */
export const outcomeActions = (
  { id, phase, round, unsealedRound }: EvaluatedDossierSnapshot,
  criterion: string,
): ActionView[] => [
  offer('settleOutcome', 'PUT', `/api/v1/dossiers/${id}/outcomes/${criterion}`, [
    { when: phase !== 'reconciliation', code: 'wrong_phase', message: 'The dossier is not in reconciliation.' },
    { when: unsealedRound < round, code: 'still_sealed', message: 'The reviews of this round are still sealed.' },
  ]),
];

/** What the lead may do with one question of an expert. */
export const questionActions = ({ id, dossierId, state }: ExpertQuestion): ActionView[] =>
  state === 'open'
    ? [offer('closeExpertQuestion', 'POST', `/api/v1/dossiers/${dossierId}/expert-questions/${id}/closing`, [])]
    : [];
