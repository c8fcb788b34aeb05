export type ProblemTexts = Readonly<Record<string, { readonly fr: string; readonly en: string }>>;

/** Titles of the refusals that any route can give. */
export const platformProblems = {
  malformed: { fr: 'La requête est mal formée.', en: 'The request is malformed.' },
  not_signed_in: { fr: 'Connectez-vous, ou envoyez une clé valide.', en: 'Sign in, or send a valid key.' },
  not_allowed: { fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this action.' },
  scope_missing: { fr: 'Cette clé ne couvre pas cette opération.', en: 'This key does not cover this operation.' },
  not_found: { fr: 'Introuvable.', en: 'Not found.' },
  action_not_allowed: {
    fr: 'Cette action n’est pas possible dans l’état actuel.',
    en: 'This action is not possible in the present state.',
  },
  conditions_not_met: {
    fr: 'Les conditions de cette action ne sont pas réunies.',
    en: 'The conditions of this action are not met.',
  },
  stale_version: {
    fr: 'Quelqu’un a modifié cet élément entre-temps.',
    en: 'Somebody changed this in the meantime.',
  },
  precondition_failed: {
    fr: 'La version indiquée n’est plus la bonne.',
    en: 'The version you gave is no longer the current one.',
  },
  already_exists: { fr: 'Un élément identique existe déjà.', en: 'An identical item already exists.' },
  too_large: { fr: 'Le contenu envoyé est trop volumineux.', en: 'The content sent is too large.' },
  unsupported: { fr: 'Ce type de contenu n’est pas accepté.', en: 'This type of content is not accepted.' },
  validation_failed: { fr: 'Certaines valeurs ne sont pas acceptées.', en: 'Some values are not accepted.' },
  too_many_requests: { fr: 'Trop de requêtes : réessayez plus tard.', en: 'Too many requests: try again later.' },
  unavailable: {
    fr: 'Service momentanément indisponible : réessayez.',
    en: 'Service unavailable for a moment: try again.',
  },
  internal: { fr: 'Une erreur interne est survenue.', en: 'An internal error occurred.' },
  idempotency_key_reused: {
    fr: 'Cette clé d’idempotence a déjà servi pour une autre requête.',
    en: 'This idempotency key was already used for another request.',
  },
  idempotency_answer_lost: {
    fr: 'La demande a été exécutée, mais sa réponse a été perdue : consultez le résultat.',
    en: 'The request was carried out, but its answer was lost: look at what it did.',
  },
  idempotency_in_progress: {
    fr: 'La même requête est déjà en cours de traitement.',
    en: 'The same request is already being processed.',
  },
  bad_cursor: { fr: 'Le curseur de pagination n’est pas valable.', en: 'The paging cursor is not valid.' },
} as const satisfies ProblemTexts;
