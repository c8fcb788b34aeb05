import type { ProblemTexts } from '#libs/http';

/** Titles of the refusals of this context, and of the conditions of its lifecycle. */
export const vigilanceProblems = {
  too_many_requests: {
    fr: 'Trop de demandes depuis votre connexion : réessayez plus tard.',
    en: 'Too many requests from your connection: try again later.',
  },
  questions_changed: {
    fr: 'Les questions ont changé entre-temps : répondez à la nouvelle version.',
    en: 'The questions have changed meanwhile: answer the new version.',
  },
  acknowledged_already: { fr: 'Cette saisine a déjà son accusé de réception.', en: 'This referral is acknowledged.' },
  acknowledged_before_sent: {
    fr: 'L’accusé de réception se situe entre le jour de l’envoi et aujourd’hui.',
    en: 'The acknowledgement lies between the day of sending and today.',
  },
  answer_missing: { fr: 'Cette question attend une réponse.', en: 'This question needs an answer.' },
  answer_unknown_option: { fr: 'Cette réponse n’est pas proposée.', en: 'This answer is not offered.' },
  answer_not_asked: { fr: 'Cette question n’était pas posée.', en: 'This question was not asked.' },
  too_many_messages: {
    fr: 'Ce signalement ne peut plus être complété : faites-en un autre.',
    en: 'Nothing more can be added to this report: make another.',
  },
  proof_refused: {
    fr: 'La preuve de calcul n’est pas valable : demandez-en une autre, ou envoyez sans elle.',
    en: 'The proof of work does not hold: ask for another challenge, or send none.',
  },
  too_many_attachments: {
    fr: 'Ce signalement a déjà autant de fichiers que possible.',
    en: 'This report has as many files as it may have.',
  },
  attachment_kind_refused: {
    fr: 'Ce type de fichier n’est pas accepté. Types acceptés : JPEG, PNG, WebP, PDF.',
    en: 'This type of file is not accepted. Accepted: JPEG, PNG, WebP, PDF.',
  },
  attachment_unreadable: {
    fr: 'L’image est endommagée ou trop grande : envoyez une capture d’écran.',
    en: 'The image is damaged or too large: send a screenshot.',
  },
  attachment_unknown: { fr: 'Ce fichier n’est pas dans ce signalement.', en: 'This report has no such file.' },
  field_before_file: { fr: 'À envoyer avant le fichier.', en: 'To be sent before the file.' },
  erased: {
    fr: 'Ce qui était gardé de cette personne a été effacé.',
    en: 'What was kept of this person has been erased.',
  },
  severity_kept: {
    fr: 'Sous la gravité annoncée ou lue, l’un demande et un autre accorde.',
    en: 'Below what was claimed or read, a severity is asked for by one person and given by another.',
  },
  severity_lowered: {
    fr: 'Cette gravité n’abaisse rien : qualifiez le signalement.',
    en: 'This severity lowers nothing: sort the report.',
  },
  second_person: {
    fr: 'Qui demande d’abaisser la gravité ne l’accorde pas.',
    en: 'Who asks to lower a severity does not grant it.',
  },
  case_without_report: { fr: 'Un dossier d’incident part d’un signalement.', en: 'A case needs a report.' },
  report_in_a_case: {
    fr: 'Ce signalement appartient déjà à un dossier.',
    en: 'This report belongs to a case already.',
  },
  reports_of_two_applications: {
    fr: 'Ces signalements ne concernent pas la même application.',
    en: 'These reports are not about the same application.',
  },
  too_few_reports: {
    fr: 'Un signalement grave ouvre un dossier, ou plusieurs semblables en peu de temps.',
    en: 'One serious report opens a case, or several alike within a short time.',
  },
  topic_unknown: { fr: 'Ce sujet n’est pas dans le référentiel.', en: 'This is no topic of the framework.' },
  severity_raised: { fr: 'Cette gravité n’élève rien.', en: 'This severity raises nothing.' },
  another_report_stays: {
    fr: 'Un dossier garde un signalement : classez-le, ou réunissez-le à un autre.',
    en: 'A case keeps a report: dismiss it, or merge it.',
  },
  same_application: {
    fr: 'L’autre dossier ne concerne pas cette application.',
    en: 'The other case is not about this application.',
  },
  other_at_work: {
    fr: 'L’autre dossier est clos, ou c’est celui-ci.',
    en: 'The other case is closed, or is this one.',
  },
  merged: { fr: 'Ce dossier n’a pas été réuni à un autre.', en: 'This case was not merged into another.' },
  not_merged: {
    fr: 'Ce dossier a été réuni à un autre : séparez-le d’abord.',
    en: 'This case was merged into another: separate it first.',
  },
  no_case_to_contest: {
    fr: 'Rien n’est encore conclu sur ce signalement.',
    en: 'Nothing was concluded about this report yet.',
  },
  contested_in_time: {
    fr: 'Le délai pour contester cette conclusion est passé.',
    en: 'The time to contest the conclusion has passed.',
  },
  not_contested_yet: {
    fr: 'Cette conclusion a déjà été contestée.',
    en: 'This conclusion was contested already.',
  },
  contested: { fr: 'Aucune contestation n’attend.', en: 'No contest waits.' },
  listed: {
    fr: 'L’application n’est pas référencée : personne n’est tenu de la corriger.',
    en: 'The application is not listed: there is nobody who has to put it right.',
  },
  gaps_linked: {
    fr: 'Nommez les critères auxquels mènent les sujets du dossier.',
    en: 'Name the criteria that the topics of the case lead to.',
  },
  not_routed_to_publisher: {
    fr: 'Orientez d’abord le signalement vers l’éditeur.',
    en: 'Route the report to the publisher first.',
  },
  no_publisher: {
    fr: 'L’application n’est pas référencée : aucun éditeur n’est tenu de répondre.',
    en: 'The application is not listed: no publisher is bound to answer.',
  },
  facts_sent_already: {
    fr: 'L’éditeur a déjà les faits de ce signalement.',
    en: 'The publisher has the facts of this report already.',
  },
  nothing_to_check: {
    fr: 'L’éditeur n’a pris aucun engagement sur ce signalement.',
    en: 'The publisher has undertaken nothing about this report.',
  },
  day_to_come: { fr: 'Engagez-vous pour un jour à venir.', en: 'Undertake it for a day to come.' },
  day_in_reach: { fr: 'Engagez-vous pour un jour plus proche.', en: 'Undertake it for an earlier day.' },
  not_said_yet: {
    fr: 'Vous avez déjà dit si c’est corrigé.',
    en: 'You have said already whether it is fixed.',
  },
  nobody_to_tell: { fr: 'Nommez un service à prévenir.', en: 'Name somebody who has to be told.' },
  correction_unexplained: {
    fr: 'Dites pourquoi l’orientation proposée est corrigée.',
    en: 'Say why the proposed route is corrected.',
  },
  reopened_in_time: {
    fr: 'Le délai pour rouvrir ce dossier est passé.',
    en: 'The time to open the case again has passed.',
  },
  signal_without_case: {
    fr: 'Ce signal a déjà ouvert un dossier.',
    en: 'This signal has opened a case already.',
  },
  signal_has_reports: {
    fr: 'Chaque signalement de ce signal appartient déjà à un dossier.',
    en: 'Every report of this signal belongs to a case already.',
  },
} as const satisfies ProblemTexts;
