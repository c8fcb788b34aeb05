import type { StateWords } from '#libs/http';
import type { ClarificationState } from '../domain/clarification/clarification.lifecycle.js';
import type { ContractState } from '../domain/contract/contract.lifecycle.js';
import type { DecisionState } from '../domain/decision/decision.lifecycle.js';
import type { HearingState } from '../domain/measure/hearing.lifecycle.js';
import type { ProposalState } from '../domain/measure/measure-proposal.lifecycle.js';
import type { ProlongationState } from '../domain/measure/prolongation.lifecycle.js';
import type { WithdrawalState } from '../domain/measure/withdrawal.lifecycle.js';
import type { NoticeState } from '../domain/notice/notice.lifecycle.js';

export const contractWords: StateWords<ContractState> = {
  issued: { fr: 'Signature de l’éditeur attendue', en: 'Awaiting the publisher’s signature' },
  half_signed: { fr: 'Signature de l’autorité attendue', en: 'Awaiting the authority’s signature' },
  in_force: { fr: 'En vigueur', en: 'In force' },
  declined: { fr: 'Refusée', en: 'Declined' },
  terminated: { fr: 'Résiliée', en: 'Terminated' },
  expired: { fr: 'Échue', en: 'Expired' },
};

export const clarificationWords: StateWords<ClarificationState> = {
  open: { fr: 'Réponse attendue', en: 'Answer awaited' },
  answered: { fr: 'Réponse reçue', en: 'Answer received' },
  closed: { fr: 'Close', en: 'Closed' },
  unanswered: { fr: 'Restée sans réponse', en: 'Left unanswered' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
};

export const decisionWords: StateWords<DecisionState> = {
  in_force: { fr: 'Décision en vigueur', en: 'Decision in force' },
  superseded: { fr: 'Décision remplacée', en: 'Decision replaced' },
};

export const noticeWords: StateWords<NoticeState> = {
  available: { fr: 'Décision à consulter', en: 'Decision to be read' },
  deemed_read: { fr: 'Réputée notifiée', en: 'Deemed read' },
  acknowledged: { fr: 'Reçue', en: 'Received' },
};

export const hearingWords: StateWords<HearingState> = {
  open: { fr: 'Observations attendues', en: 'Observations awaited' },
  answered: { fr: 'Observations reçues', en: 'Observations received' },
  unanswered: { fr: 'Aucune observation reçue', en: 'No observation received' },
  cancelled: { fr: 'Mesure abandonnée', en: 'Measure given up' },
};

export const proposalWords: StateWords<ProposalState> = {
  open: { fr: 'À examiner', en: 'To be considered' },
  followed: { fr: 'Suivie', en: 'Followed' },
  dismissed: { fr: 'Écartée', en: 'Dismissed' },
};

export const withdrawalWords: StateWords<WithdrawalState> = {
  running: { fr: 'Retrait annoncé', en: 'Withdrawal announced' },
  carried_out: { fr: 'Retirée du catalogue', en: 'Withdrawn from the catalogue' },
  cancelled: { fr: 'Retrait annulé', en: 'Withdrawal cancelled' },
};

export const prolongationWords: StateWords<ProlongationState> = {
  requested: { fr: 'Prolongation demandée', en: 'More time asked for' },
  granted: { fr: 'Prolongation accordée', en: 'More time given' },
  refused: { fr: 'Prolongation refusée', en: 'More time refused' },
  lapsed: { fr: 'Demande devenue sans objet', en: 'Request without object' },
};
