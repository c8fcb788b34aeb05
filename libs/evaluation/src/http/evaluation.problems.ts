import type { ProblemTexts } from '#libs/http';
import { type AssignmentCondition, assignmentConditionTexts } from '../domain/assignment.lifecycle.js';
import type { Exclusion } from '../domain/panel-proposal.js';

const conditions = {
  free_of_hard_conflict: 'Un lien d’intérêts connu exclut cet expert.',
  no_interest_disclosed: 'Un lien déclaré attend l’avis du rapporteur.',
  interest_disclosed: 'Aucun lien n’a été déclaré.',
  not_yet_disclosed: 'La déclaration est déjà signée.',
  every_criterion_scored: 'Chaque critère demandé doit avoir son verdict et ce qui l’accompagne.',
  latest_file_scored: 'L’éditeur a modifié un critère après votre avis : relisez-le.',
  round_sealed: 'Les avis de ce tour ne sont plus scellés.',
  round_unsealed: 'Les avis de ce tour sont encore scellés.',
  dossier_open: 'Le dossier est clos ou n’est plus en évaluation.',
  dossier_undecided: 'Le dossier est décidé.',
  more_time_asked: 'Aucun délai n’a été demandé.',
  more_time_not_asked: 'Une demande de délai attend sa réponse.',
} as const satisfies Record<AssignmentCondition, string>;

const exclusions = {
  no_running_mandate: { fr: 'Cet expert n’a pas de mandat en cours.', en: 'This expert has no running mandate.' },
  no_competence_needed: {
    fr: 'Aucune de ses compétences n’est demandée.',
    en: 'None of his competences is needed.',
  },
  hard_conflict: { fr: 'Un lien d’intérêts l’exclut.', en: 'An interest excludes him.' },
  load_limit_reached: { fr: 'Il a déjà le nombre maximal de missions.', en: 'He has as many assignments as allowed.' },
  refused_this_dossier: {
    fr: 'Il a refusé ce dossier ou n’a pas répondu.',
    en: 'He refused this dossier, or did not answer.',
  },
  sat_on_last_renewal: {
    fr: 'Il a participé au renouvellement précédent.',
    en: 'He sat on the renewal before this one.',
  },
  sat_on_contested_panel: {
    fr: 'Il a participé à la décision contestée.',
    en: 'He sat on the panel whose decision is contested.',
  },
} as const satisfies Record<Exclusion, { fr: string; en: string }>;

const names = Object.keys(conditions) as AssignmentCondition[];

/** Titles of the refusals of this context. */
export const evaluationProblems: ProblemTexts = {
  ...Object.fromEntries(names.map((name) => [name, { fr: conditions[name], en: assignmentConditionTexts[name] }])),
  ...exclusions,
  wrong_phase: { fr: 'Le dossier n’est pas à cette étape.', en: 'The dossier is not at this stage.' },
  still_sealed: { fr: 'Les avis de ce tour sont scellés.', en: 'The reviews of this round are sealed.' },
  expert_not_eligible: { fr: 'Une personne ne peut pas être sollicitée.', en: 'Somebody cannot be asked.' },
  not_an_expert: { fr: 'Ce compte n’a pas le rôle d’expert.', en: 'This account is not an expert.' },
  not_in_round: { fr: 'Ce critère n’est pas évalué dans ce tour.', en: 'This criterion is not part of this round.' },
  asked_before: { fr: 'Ce critère a déjà été confié à cet expert.', en: 'This expert was asked this before.' },
  not_competent: { fr: 'Ce critère dépasse ses compétences.', en: 'This is beyond his competences.' },
  already_declared: { fr: 'La déclaration est déjà signée.', en: 'The declaration was already signed.' },
  review_incomplete: { fr: 'L’évaluation est incomplète.', en: 'The review is not complete.' },
  nothing_to_amend: { fr: 'Il n’y a pas d’avis à modifier.', en: 'There is no review to amend.' },
  verdict_missing: { fr: 'Un verdict est nécessaire.', en: 'A verdict is needed.' },
  rationale_missing: { fr: 'Une justification est nécessaire.', en: 'A rationale is needed.' },
  reason_not_admissible: {
    fr: 'Ce motif n’est pas admis par le critère.',
    en: 'The criterion does not admit this reason.',
  },
  reason_out_of_place: {
    fr: 'Un motif ne va qu’avec « non applicable ».',
    en: 'A reason goes with “not applicable” only.',
  },
  question_missing: { fr: 'La question à l’éditeur manque.', en: 'The question to the publisher is missing.' },
  not_asked: { fr: 'Ce critère n’a pas été confié à cet expert.', en: 'This expert was not asked this.' },
  scored_twice: { fr: 'Ce critère figure deux fois.', en: 'This criterion stands twice.' },
  unknown_submission: { fr: 'Cette version du dossier n’existe pas.', en: 'There is no such version of the file.' },
  outcome_incomplete: { fr: 'Il manque un élément à la conclusion.', en: 'The outcome lacks something.' },
  to_complete_first: {
    fr: 'La pièce manquante doit d’abord être demandée à l’éditeur.',
    en: 'What is missing must first be asked of the publisher.',
  },
  reason_missing: { fr: 'Le motif du rapporteur est nécessaire.', en: 'The reason of the lead is needed.' },
  assignment_not_open: { fr: 'Cette mission n’est pas ouverte.', en: 'This assignment is not open.' },
  already_closed: { fr: 'C’est déjà clos.', en: 'It is closed already.' },
  already_ended: { fr: 'Ce lien a déjà pris fin.', en: 'This tie has already ended.' },
  ends_before_it_begins: { fr: 'La fin précède le début.', en: 'It ends before it begins.' },
  out_of_range: { fr: 'Ce jour n’est pas possible.', en: 'This day is not possible.' },
};
