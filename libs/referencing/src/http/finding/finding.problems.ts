import type { ProblemTexts } from '#libs/http';

/** Titles of the refusals about findings, and of the reasons that accompany them. */
export const findingProblems = {
  finding_closed: {
    fr: 'Aucune pièce ne peut être jointe à ce constat maintenant.',
    en: 'No file can be attached to this finding now.',
  },
  evidence_sent: {
    fr: 'Cette pièce a été transmise et examinée : elle reste.',
    en: 'This file was sent and judged: it stays.',
  },
  plan_in_time: {
    fr: 'Le jour prévu dépasse l’échéance, ou est passé.',
    en: 'The planned day is after the due day, or has passed.',
  },
  still_in_time: { fr: 'L’échéance est passée.', en: 'The due day has passed.' },
  proof_fits: {
    fr: 'Ce constat se clôt par le dossier qui le couvre.',
    en: 'This finding is closed by the dossier that covers it.',
  },
  file_attached: { fr: 'Aucune pièce n’est jointe.', en: 'No file is attached.' },
  statement_signed: {
    fr: 'La déclaration de sincérité manque.',
    en: 'The statement of sincerity is missing.',
  },
  verifier_independent: {
    fr: 'Qui a proposé le plan, transmis les preuves ou a un lien avec l’éditeur ne les juge pas.',
    en: 'Who proposed the plan, sent the evidence or has an interest in the publisher does not judge it.',
  },
  no_interest_declared: {
    fr: 'Qui a déclaré un lien avec l’éditeur n’agit pas ici.',
    en: 'Who declared an interest in the publisher does not act here.',
  },
  rejections_left: {
    fr: 'Les preuves ont déjà été rejetées autant de fois que la politique le permet.',
    en: 'The evidence was already rejected as often as the policy allows.',
  },
  rejections_used_up: {
    fr: 'Les preuves peuvent encore être renvoyées une fois.',
    en: 'The evidence may still be sent back once.',
  },
  never_extended: { fr: 'L’échéance a déjà été reportée une fois.', en: 'The due day was already moved once.' },
  day_allowed: {
    fr: 'La nouvelle échéance ne suit pas l’actuelle, ou dépasse la fin du référencement.',
    en: 'The new day is not after the due day, or is after the end of the listing.',
  },
} as const satisfies ProblemTexts;
