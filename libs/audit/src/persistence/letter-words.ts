import type { Words } from '#libs/kernel';
import type { Attention } from '../application/audit.work.js';
import type { AuditOutcome, SelectionReason } from '../domain/audit/audit-snapshot.js';

/** How letters name what this context has words for. */
export const reasonWords: Readonly<Record<SelectionReason, Words>> = {
  risk: { fr: 'score de risque du plan annuel', en: 'risk score of the yearly plan' },
  draw: { fr: 'tirage au sort du plan annuel', en: 'draw of the yearly plan' },
  request: { fr: 'demande d’une autorité', en: 'request of an authority' },
  event: { fr: 'événement survenu sur le référencement', en: 'something that happened to the listing' },
};

export const outcomeWords: Readonly<Record<AuditOutcome, Words>> = {
  conform: { fr: 'conforme', en: 'conform' },
  corrected: { fr: 'corrigé', en: 'corrected' },
  non_conform: { fr: 'non conforme', en: 'not conform' },
};

export const attentionWords: Readonly<Record<Attention, Words>> = {
  prepare: { fr: 'un audit planifié est à préparer', en: 'a planned audit is to be prepared' },
  out_of_turn: {
    fr: 'un audit hors tour est à ouvrir sans attendre',
    en: 'an audit out of turn is to be opened without delay',
  },
  struck_off_elsewhere: {
    fr: 'une autre autorité a radié l’application pendant l’audit',
    en: 'another authority struck the application off during the audit',
  },
  overdue: { fr: 'le jour prévu de l’audit est passé', en: 'the planned day of the audit has passed' },
  not_ready: {
    fr: 'l’audit ne peut pas s’ouvrir : l’équipe n’est pas libre de tout intérêt',
    en: 'the audit cannot open: the team is not free of every interest',
  },
  fieldwork_passed: { fr: 'le délai de l’audit sur place est passé', en: 'the time for the fieldwork has passed' },
  access_passed: {
    fr: 'l’éditeur n’a pas donné accès aux preuves dans le délai',
    en: 'the publisher did not give access to the evidence in time',
  },
  access_given: { fr: 'l’éditeur a donné accès aux preuves', en: 'the publisher gave access to the evidence' },
  observed: { fr: 'l’éditeur a envoyé ses observations', en: 'the publisher sent its observations' },
  observations_passed: { fr: 'le délai d’observations est passé', en: 'the time for observations has passed' },
  failed: {
    fr: 'un constat n’a pas été corrigé : l’audit est clos non conforme',
    en: 'a finding was not corrected: the audit is closed as not conform',
  },
};
