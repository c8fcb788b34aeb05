import type { ProblemTexts } from '#libs/http';

/** Titles of the refusals of this context, and of the conditions of its lifecycle. */
export const criteriaProblems = {
  file_not_usable: { fr: 'Le fichier comporte des fautes.', en: 'The file has faults.' },
  facts_not_usable: { fr: 'Les faits donnés ne sont pas utilisables.', en: 'The facts cannot be used.' },
  case_not_usable: { fr: 'Ce cas ne peut pas être calculé.', en: 'This case cannot be computed.' },
  policy_missing: { fr: 'Aucune politique n’est en vigueur : joignez-en une.', en: 'No policy is in force: give one.' },
  policy_number_taken: { fr: 'Une autre politique porte ce numéro.', en: 'Another policy bears this number.' },
  framework_number_released: {
    fr: 'Un autre texte a déjà été publié sous ce numéro.',
    en: 'Another text was released under this number.',
  },
  criterion_id_reused: {
    fr: 'Un critère supprimé ne revient pas sous le même identifiant.',
    en: 'A removed criterion never comes back under its id.',
  },
  criteria_are_whole: { fr: 'Un critère est incomplet.', en: 'A criterion is not whole.' },
  comments_answered: { fr: 'Publiez les commentaires et les réponses.', en: 'Publish the comments and the answers.' },
  consultation_was_long_enough: {
    fr: 'La consultation n’a pas duré assez longtemps.',
    en: 'The consultation has not been open long enough.',
  },
  changes_classed: { fr: 'Chaque critère modifié doit être classé.', en: 'Each changed criterion must be classed.' },
  transition_dates_given: {
    fr: 'Donnez à chaque niveau une transition au moins aussi longue que le préavis avant l’entrée en vigueur.',
    en: 'Give each tier a transition at least as long as the notice before the effect.',
  },
  changes_not_usable: { fr: 'Certaines classes ne conviennent pas.', en: 'Some changes cannot be classed so.' },
  criterion_unchanged: { fr: 'Ce critère n’a pas changé.', en: 'This criterion did not change.' },
  class_not_possible: { fr: 'Ce changement ne peut pas avoir cette classe.', en: 'The change cannot have this class.' },
  transition_not_usable: { fr: 'Donnez un nombre de jours ou de mois.', en: 'Give a number of days or months.' },
  nothing_to_compare: { fr: 'Aucune version n’est en vigueur.', en: 'No version is in force.' },
  simulation_not_finished: { fr: 'La simulation n’est pas terminée.', en: 'The simulation is not finished.' },
  impact_simulated: { fr: 'Simulez d’abord l’effet sur les référencements.', en: 'Simulate the impact first.' },
  notice_is_long_enough: {
    fr: 'La date d’effet est trop proche de la publication.',
    en: 'The effective date is too near the publication.',
  },
  error_explained: { fr: 'Dites quelle erreur grave a été trouvée.', en: 'Say which serious error was found.' },
  effective_date_ahead: { fr: 'La version a déjà pris effet.', en: 'The version has already taken effect.' },
  effective_date_reached: { fr: 'La date d’effet n’est pas atteinte.', en: 'The effective date is still ahead.' },
  newer_version_in_force: { fr: 'Aucune version plus récente n’est en vigueur.', en: 'No newer version is in force.' },
  no_open_dossier_pins_it: {
    fr: 'Un dossier en cours repose sur cette version.',
    en: 'An open dossier rests on this version.',
  },
} as const satisfies ProblemTexts;
