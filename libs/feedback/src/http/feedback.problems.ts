import type { ProblemTexts } from '#libs/http';

export const feedbackProblems = {
  bad_month: { fr: 'Ce n’est pas un mois (AAAA-MM).', en: 'This is not a month (YYYY-MM).' },
  period_in_future: { fr: 'Ce mois n’a pas commencé.', en: 'This month has not begun.' },
  period_too_early: { fr: 'Ce mois est trop ancien.', en: 'This month is too long ago.' },
  not_a_count: { fr: 'Ce n’est pas un nombre entier positif ou nul.', en: 'This is not a whole number from 0.' },
  figure_too_large: { fr: 'Ce nombre est trop grand pour être vrai.', en: 'This figure is too large to be true.' },
  unknown_source: { fr: 'Cette source n’est pas connue.', en: 'This source is not known.' },
  unknown_motive: { fr: 'Ce motif n’est pas dans la liste.', en: 'This motive is not in the list.' },
  already_flagged: {
    fr: 'Cet avis est déjà signalé : le modérateur va répondre.',
    en: 'This review is flagged already: the moderator will answer.',
  },
  import_refused: {
    fr: 'Rien n’a été importé : corrigez les lignes indiquées.',
    en: 'Nothing was imported: mend the lines that are named.',
  },
  csv_columns: {
    fr: 'La première ligne ne nomme pas les colonnes attendues.',
    en: 'The first line does not name the columns that are asked for.',
  },
  column_missing: { fr: 'Cette colonne manque.', en: 'This column is missing.' },
  column_twice: { fr: 'Cette colonne figure deux fois.', en: 'This column stands twice.' },
  column_unknown: { fr: 'Cette colonne n’est pas connue.', en: 'This column is not known.' },
  cells_and_columns_differ: {
    fr: 'La ligne n’a pas autant de cases que de colonnes.',
    en: 'The line has not as many cells as there are columns.',
  },
  not_csv: {
    fr: 'À partir d’ici, le fichier n’est pas un tableau CSV lisible.',
    en: 'From here on the file is no readable CSV.',
  },
  no_lines: { fr: 'Le fichier ne contient aucune ligne.', en: 'The file has no lines.' },
  too_many_lines: { fr: 'Le fichier contient trop de lignes.', en: 'The file has too many lines.' },
  repeated_line: { fr: 'Le fichier le dit déjà plus haut.', en: 'The file says it already further up.' },
  missing_value: { fr: 'La valeur manque.', en: 'The value is missing.' },
  too_long: { fr: 'Le texte est trop long.', en: 'The text is too long.' },
  unreadable_text: { fr: 'Le texte n’est pas lisible en UTF-8.', en: 'The text is not readable as UTF-8.' },
  bad_day: { fr: 'Ce n’est pas un jour (AAAA-MM-JJ).', en: 'This is not a day (YYYY-MM-DD).' },
  day_in_future: { fr: 'Ce jour est dans le futur.', en: 'This day is in the future.' },
  not_true_or_false: { fr: 'La valeur doit être true ou false.', en: 'The value is neither true nor false.' },
  bad_rating: { fr: 'La note va de 1 à 5.', en: 'A rating goes from 1 to 5.' },
  bad_language: { fr: 'La langue s’écrit en deux lettres minuscules.', en: 'A language has two small letters.' },
  bad_address: { fr: 'Ce n’est pas une adresse électronique.', en: 'This is not an e-mail address.' },
  experience_after_review: {
    fr: 'L’expérience ne peut pas être postérieure à l’avis.',
    en: 'The experience cannot be later than the review.',
  },
  update_before_review: {
    fr: 'La mise à jour ne peut pas être antérieure à l’avis.',
    en: 'The update cannot be earlier than the review.',
  },
  unknown_application: {
    fr: 'Aucune application du catalogue n’a cette adresse.',
    en: 'No application of the catalogue has this address.',
  },
  review_of_another_application: {
    fr: 'Cet avis est déjà connu pour une autre application.',
    en: 'This review is known already for another application.',
  },
} as const satisfies ProblemTexts;
