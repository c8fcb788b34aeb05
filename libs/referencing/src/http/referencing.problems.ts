import type { ProblemTexts } from '#libs/http';

/** Titles of the refusals of this context, and of the reasons that accompany them. */
export const referencingProblems = {
  no_framework_in_force: {
    fr: 'Aucune version du référentiel n’est en vigueur.',
    en: 'No version of the framework is in force.',
  },
  orientation_missing: {
    fr: 'Répondez d’abord aux questions d’orientation.',
    en: 'Answer the orientation questions first.',
  },
  not_admitted_yet: {
    fr: 'Les critères sont fixés à l’admission de la demande.',
    en: 'The criteria are fixed at admission.',
  },
  answer_closed: {
    fr: 'Cette réponse ne peut pas être modifiée maintenant.',
    en: 'This answer cannot be changed now.',
  },
  answer_unfounded: { fr: 'La réponse n’est pas recevable.', en: 'The answer does not hold.' },
  unknown_evidence: { fr: 'Cette pièce n’appartient pas au dossier.', en: 'This file does not belong to the dossier.' },
  reason_not_admissible: {
    fr: 'Ce motif n’est pas admis pour ce critère.',
    en: 'This reason is not admissible for this criterion.',
  },
  reason_without_use: {
    fr: 'Un motif n’accompagne que « non applicable ».',
    en: 'A reason goes with "not applicable" only.',
  },
  evidence_in_use: { fr: 'Une réponse s’appuie sur cette pièce.', en: 'An answer rests on this file.' },
  file_closed: { fr: 'Le dossier ne peut pas être modifié maintenant.', en: 'The file cannot be changed now.' },
  not_in_scope: {
    fr: 'Ce critère n’est pas dans le périmètre du dossier.',
    en: 'This criterion is not in the scope of the dossier.',
  },
  expert_named: { fr: 'Une question nomme un expert du groupe.', en: 'A question names an expert of the panel.' },
  question_already_open: {
    fr: 'Une question est déjà ouverte sur ce critère.',
    en: 'A question on this criterion is already open.',
  },
  confirmation_differs: {
    fr: 'La confirmation ne correspond pas au numéro du dossier.',
    en: 'The confirmation differs from the number of the dossier.',
  },
  lead_unsuitable: {
    fr: 'Cette personne ne peut pas être rapporteur de ce dossier.',
    en: 'This person cannot lead this dossier.',
  },
  organisation_verified: { fr: 'L’organisation doit être vérifiée.', en: 'The organisation must have been verified.' },
  orientation_answered: { fr: 'L’orientation doit être renseignée.', en: 'The orientation must be answered.' },
  no_other_open_dossier: {
    fr: 'Un autre dossier du même type est ouvert.',
    en: 'Another dossier of this kind is open.',
  },
  framework_in_force: { fr: 'Aucun référentiel en vigueur.', en: 'No framework in force.' },
  no_valid_contract: {
    fr: 'Une convention en vigueur couvre déjà l’application.',
    en: 'A contract in force covers the application.',
  },
  valid_contract: { fr: 'Aucune convention en vigueur.', en: 'No contract in force.' },
  answers_complete: { fr: 'Un critère obligatoire est sans réponse.', en: 'A mandatory criterion is unanswered.' },
  evidence_attached: { fr: 'Une réponse n’a pas sa pièce.', en: 'An answer lacks its evidence.' },
  files_acceptable: {
    fr: 'Une pièce est infectée ou pas encore analysée.',
    en: 'A file is infected or not scanned yet.',
  },
  returns_left: {
    fr: 'Le dossier a déjà été renvoyé autant de fois que permis.',
    en: 'The file was returned as often as allowed.',
  },
  experts_available: {
    fr: 'Trop peu d’experts éligibles pour un critère.',
    en: 'Too few eligible experts for a criterion.',
  },
  no_blocking_clarification: { fr: 'Une question bloquante est ouverte.', en: 'A blocking question is open.' },
  rounds_left: { fr: 'Plus de tour possible.', en: 'No further round is allowed.' },
  outcomes_complete: {
    fr: 'Chaque critère doit avoir un résultat motivé.',
    en: 'Each criterion needs an outcome with its reason.',
  },
  proposal_decidable: { fr: 'Un verdict est encore à compléter.', en: 'A verdict is still to be completed.' },
  proposal_unreserved: {
    fr: 'Il y a des écarts : l’éditeur est d’abord entendu.',
    en: 'There are gaps: the publisher is heard first.',
  },
  proposal_with_gaps: { fr: 'Il n’y a aucun écart.', en: 'There is no gap.' },
  report_never_reopened: { fr: 'Le rapport a déjà été rouvert une fois.', en: 'The report was already reopened once.' },
  decision_prepared: { fr: 'La décision n’est pas préparée.', en: 'The decision is not prepared.' },
  signer_independent: {
    fr: 'Qui a préparé, évalué ou a un intérêt ne signe pas.',
    en: 'Who prepared, evaluated or has an interest does not sign.',
  },
  not_first_signer: {
    fr: 'La seconde signature est celle d’une autre personne.',
    en: 'The second signature must be another person’s.',
  },
  one_signature_suffices: {
    fr: 'S’écarter de la proposition demande deux signatures.',
    en: 'A departure needs two signatures.',
  },
  second_signature_needed: { fr: 'Une signature suffit.', en: 'One signature suffices.' },
  first_signature_given: { fr: 'La première signature manque.', en: 'The first signature is missing.' },
  same_document: { fr: 'Le texte signé n’est pas le texte émis.', en: 'The text signed is not the text issued.' },
  no_active_listing: { fr: 'Un référencement est actif.', en: 'A listing is active.' },
  every_question_answered: { fr: 'Chaque question appelle une réponse.', en: 'Every question needs an answer.' },
  adjourned_before: {
    fr: 'Seul ce qui suit un ajournement reçoit un délai de préparation supplémentaire.',
    en: 'Only what follows an adjournment is given more time to be prepared.',
  },
  suspension_lifted: {
    fr: 'Le référencement est suspendu : la suspension est levée avant qu’une décision ne référence à nouveau.',
    en: 'The listing is suspended: the suspension is lifted before a decision lists again.',
  },
  never_extended: { fr: 'Le délai a déjà été prolongé.', en: 'The delay was already extended.' },
  already_listed: {
    fr: 'L’application est déjà référencée : renouvelez-la, ou convertissez son essai.',
    en: 'The application is listed: renew it, or convert its trial.',
  },
  not_listed: { fr: 'L’application n’est pas référencée.', en: 'The application is not listed.' },
  not_on_trial: { fr: 'Seul un référencement à l’essai se convertit.', en: 'Only a listing on trial is converted.' },
  not_renewable: { fr: 'Seul un référencement plein se renouvelle.', en: 'Only a full listing is renewed.' },
  renewal_too_early: { fr: 'Le renouvellement n’est pas encore ouvert.', en: 'The renewal is not open yet.' },
  no_transition_owed: {
    fr: 'Aucune non-conformité issue d’une nouvelle version du référentiel n’est ouverte.',
    en: 'No finding of a new framework version is open.',
  },
  dossier_open: { fr: 'Un dossier de cette nature est déjà ouvert.', en: 'A dossier of this kind is open already.' },
  framework_pinned: {
    fr: 'Ce dossier a été envoyé : il reste jugé selon la version du référentiel d’alors.',
    en: 'This dossier was sent: it stays judged under the version of the framework of that time.',
  },
  framework_is_the_latest: {
    fr: 'Ce dossier suit déjà la version du référentiel en vigueur.',
    en: 'This dossier is on the version of the framework in force already.',
  },
  dossiers_do_not_merge: {
    fr: 'Un renouvellement en préparation n’absorbe qu’un changement ou une transition en préparation de la même application.',
    en: 'A renewal in preparation takes along a change or a transition in preparation, of the same application.',
  },
  no_file_to_follow: {
    fr: 'Cette décision ne juge aucun dossier.',
    en: 'This decision judges no file.',
  },
  limit_not_passed: { fr: 'Le délai est écoulé.', en: 'The time has run out.' },
  no_emergency_access: {
    fr: 'La politique ne prévoit pas d’accès d’urgence.',
    en: 'The policy knows no emergency access.',
  },
  emergency_access_open: {
    fr: 'Votre accès d’urgence à ce dossier est encore ouvert.',
    en: 'Your emergency access to this dossier still runs.',
  },
  no_extension: {
    fr: 'La politique n’accorde pas de délai supplémentaire ici.',
    en: 'The policy gives no more time here.',
  },
} as const satisfies ProblemTexts;
