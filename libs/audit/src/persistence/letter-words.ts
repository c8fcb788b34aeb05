import type { Attention } from '../application/audit.work.js';
import type { AuditOutcome, SelectionReason } from '../domain/audit/audit-snapshot.js';

/** How letters name what this context has words for, in French. */
export const reasonWords: Readonly<Record<SelectionReason, string>> = {
  risk: 'score de risque du plan annuel',
  draw: 'tirage au sort du plan annuel',
  request: 'demande d’une autorité',
  event: 'événement survenu sur le référencement',
};

export const outcomeWords: Readonly<Record<AuditOutcome, string>> = {
  conform: 'conforme',
  corrected: 'corrigé',
  non_conform: 'non conforme',
};

export const attentionWords: Readonly<Record<Attention, string>> = {
  prepare: 'un audit planifié est à préparer',
  out_of_turn: 'un audit hors tour est à ouvrir sans attendre',
  struck_off_elsewhere: 'une autre autorité a radié l’application pendant l’audit',
  overdue: 'le jour prévu de l’audit est passé',
  not_ready: 'l’audit ne peut pas s’ouvrir : l’équipe n’est pas libre de tout intérêt',
  fieldwork_passed: 'le délai de l’audit sur place est passé',
  access_passed: 'l’éditeur n’a pas donné accès aux preuves dans le délai',
  access_given: 'l’éditeur a donné accès aux preuves',
  observed: 'l’éditeur a envoyé ses observations',
  observations_passed: 'le délai d’observations est passé',
  failed: 'un constat n’a pas été corrigé : l’audit est clos non conforme',
};
