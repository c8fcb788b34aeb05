import type { ProblemTexts } from '#libs/http';

export const auditProblems = {
  year_is_past: { fr: 'Une année passée ne se planifie pas.', en: 'A year that is over cannot be planned.' },
  plan_differs: {
    fr: 'Cette année est déjà planifiée avec une autre capacité.',
    en: 'This year is planned with another capacity already.',
  },
  draw_not_published: {
    fr: 'Le tirage de cette année n’est pas encore publié.',
    en: 'The draw of this year is not published yet.',
  },
  audit_under_way: { fr: 'Ce référencement est déjà en cours d’audit.', en: 'This listing is being audited already.' },
  strike_off_known: { fr: 'Cette radiation est déjà enregistrée.', en: 'This strike-off is recorded already.' },
  day_in_future: {
    fr: 'Une radiation s’enregistre une fois qu’elle a eu lieu.',
    en: 'A strike-off is recorded once it has happened.',
  },
  no_automatic_check: {
    fr: 'Le référentiel ne prévoit pas de contrôle automatique pour ce critère.',
    en: 'The framework names no automatic check for this criterion.',
  },
  notice_too_short: {
    fr: 'Le préavis est plus court que celui de la politique.',
    en: 'The notice is shorter than that of the policy.',
  },
  day_is_past: { fr: 'Ce jour est passé.', en: 'This day is past.' },
  criterion_not_judged: {
    fr: 'Un critère n’a pas été jugé pour ce référencement.',
    en: 'A criterion was not judged for this listing.',
  },
  sample_too_small: {
    fr: 'L’échantillon est plus petit que ce que demande le référentiel.',
    en: 'The sample is smaller than the framework asks for.',
  },
  mission_letter_issued: { fr: 'La lettre de mission n’est pas établie.', en: 'The mission letter is not issued.' },
  team_cleared: {
    fr: 'Un membre de l’équipe a un lien d’intérêt avec l’éditeur, ou n’est pas auditeur.',
    en: 'A member of the team has a declared interest in the publisher, or is no auditor.',
  },
  start_day_reached: {
    fr: 'Le jour de la lettre de mission n’est pas venu.',
    en: 'The day of the mission letter has not come.',
  },
  results_complete: {
    fr: 'Un critère de l’échantillon n’a pas de résultat.',
    en: 'A criterion of the sample has no result.',
  },
  nothing_fails: {
    fr: 'Un critère échoue, ou l’accès n’a pas été donné : l’éditeur est d’abord entendu.',
    en: 'A criterion fails, or access was not given: the publisher is heard first.',
  },
  something_fails: { fr: 'Aucun critère n’échoue.', en: 'No criterion fails.' },
  access_awaited: { fr: 'Aucun accès n’est attendu.', en: 'No access is waited for.' },
  access_time_passed: {
    fr: 'Le délai d’accès n’est pas passé.',
    en: 'The time to give access has not passed.',
  },
  not_yet_observed: {
    fr: 'Les observations ont déjà été envoyées.',
    en: 'The observations were sent already.',
  },
  all_judged: {
    fr: 'Un projet de constat n’est ni retenu ni écarté.',
    en: 'A draft finding is neither kept nor dropped.',
  },
  finding_kept: { fr: 'Aucun constat n’est retenu.', en: 'No finding is kept.' },
  no_finding_kept: { fr: 'Un constat est retenu.', en: 'A finding is kept.' },
  all_settled: {
    fr: 'Un constat n’est ni vérifié ni levé.',
    en: 'A finding is neither verified nor waived.',
  },
  finding_failed: { fr: 'Aucun constat n’a échoué.', en: 'No finding has failed.' },
} as const satisfies ProblemTexts;
