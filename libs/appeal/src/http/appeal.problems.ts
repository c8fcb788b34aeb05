import type { ProblemTexts } from '#libs/http';

/** Titles of the refusals of this context, of the conditions of its lifecycle, and of what keeps somebody from hearing an appeal. */
export const appealProblems = {
  already_appealed: {
    fr: 'Un recours a déjà été déposé sur cet objet.',
    en: 'An appeal was filed against this already.',
  },
  not_notified: {
    fr: 'La décision n’a pas encore été reçue : lisez-la d’abord.',
    en: 'The decision was not received yet: read it first.',
  },
  not_filed_yet: {
    fr: 'La demande n’est pas déposée : aucun délai ne court.',
    en: 'The request was not filed: no time limit runs.',
  },
  members_refused: {
    fr: 'Ces membres ne peuvent pas examiner le recours.',
    en: 'These members cannot hear the appeal.',
  },
  too_few_members: {
    fr: 'La politique demande davantage de membres.',
    en: 'The policy asks for more members.',
  },
  nothing_to_change: {
    fr: 'Rien n’a été décidé : rien ne peut être réformé ni renvoyé.',
    en: 'Nothing was decided: nothing can be changed or sent back.',
  },
  filed_in_time: {
    fr: 'Le recours a été déposé hors du délai.',
    en: 'The appeal was filed outside of its time.',
  },
  took_no_part: {
    fr: 'Qui a pris part à ce qui est contesté, ou a un lien avec l’éditeur, n’examine pas le recours.',
    en: 'Who took part in what is contested, or has an interest in the publisher, does not hear the appeal.',
  },
  urgent: { fr: 'L’urgence n’est pas établie.', en: 'Urgency is not shown.' },
  seriously_doubtful: {
    fr: 'Le doute sérieux sur la décision n’est pas établi.',
    en: 'A serious doubt about the decision is not shown.',
  },
  effects_to_stay: {
    fr: 'La décision n’a pas d’effet à suspendre sur le référencement.',
    en: 'The decision has no effect on the listing that could be frozen.',
  },
  no_immediate_danger: {
    fr: 'Une suspension prise contre un danger immédiat garde toujours ses effets.',
    en: 'A suspension against an immediate danger is never stayed.',
  },
  not_stayed: { fr: 'Un sursis a déjà été ordonné.', en: 'A stay was ordered already.' },
  stayed: { fr: 'Aucun sursis ne court.', en: 'No stay runs.' },
  members_chosen: { fr: 'Les membres ne sont pas désignés.', en: 'The members are not chosen.' },
  member_settles: {
    fr: 'Seul un membre désigné tranche le recours.',
    en: 'Only a chosen member settles the appeal.',
  },
  defence_heard: {
    fr: 'L’autorité peut encore présenter sa défense.',
    en: 'The authority may still write its defence.',
  },
  not_defended: {
    fr: 'L’autorité a déjà présenté sa défense.',
    en: 'The authority has written its defence already.',
  },
  signed: { fr: 'A signé la décision.', en: 'Signed the decision.' },
  prepared: { fr: 'A préparé la décision.', en: 'Prepared the decision.' },
  proposed: { fr: 'A demandé la mesure.', en: 'Asked for the measure.' },
  led: { fr: 'A été rapporteur du dossier.', en: 'Led the dossier.' },
  handled: { fr: 'A agi sur le dossier.', en: 'Acted on the dossier.' },
  panel: { fr: 'A siégé parmi les experts.', en: 'Sat on the panel.' },
  interest: { fr: 'A un lien d’intérêt avec l’éditeur.', en: 'Has an interest in the publisher.' },
  not_oversight: {
    fr: 'N’est pas membre de l’organe de surveillance.',
    en: 'Is no member of the oversight body.',
  },
} as const satisfies ProblemTexts;
