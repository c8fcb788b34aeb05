import type { ProblemTexts } from '#libs/http';

/** Titles of the refusals about versions, and of the reasons that accompany them. */
export const versionProblems = {
  version_known: {
    fr: 'Une version de ce numéro est déjà déclarée.',
    en: 'A version of this number is declared already.',
  },
  unknown_change_type: {
    fr: 'Le questionnaire ne connaît pas ce changement.',
    en: 'The questionnaire does not know this change.',
  },
  undeclared_change_known: {
    fr: 'L’éditeur a déjà été invité à déclarer cette version.',
    en: 'The publisher was already asked to declare this version.',
  },
  impact_minor: { fr: 'Ce qui change est substantiel.', en: 'What changed is substantial.' },
  impact_substantial: { fr: 'Ce qui change est mineur.', en: 'What changed is minor.' },
  class_motive_given: {
    fr: 'Dites pourquoi la version est classée autrement que déclarée.',
    en: 'Say why the version is classed otherwise than it was declared.',
  },
  no_change_in_hand: {
    fr: 'Un autre changement substantiel est en cours : il doit d’abord être tranché ou repris.',
    en: 'Another substantial change is in hand: it has to be decided or taken back first.',
  },
  taken_as_minor: {
    fr: 'Cette version n’a pas été admise comme mineure.',
    en: 'This version was not taken for a minor one.',
  },
  not_distributed: { fr: 'La version est distribuée.', en: 'The version is distributed.' },
  dossier_of_its_own: {
    fr: 'Le changement est jugé avec un renouvellement.',
    en: 'The change is judged together with a renewal.',
  },
  drawn_for_check: { fr: 'La version n’a pas été tirée au sort.', en: 'The version was not drawn for a check.' },
  unchecked: { fr: 'Le contrôle a déjà été fait.', en: 'The check was already made.' },
} as const satisfies ProblemTexts;
