import type { ProblemTexts } from '#libs/http';

export const identityProblems = {
  login_refused: {
    fr: 'Cette connexion ne peut pas être acceptée : recommencez.',
    en: 'This login cannot be accepted: start again.',
  },
  identity_provider_away: {
    fr: 'Le fournisseur d’identité ne répond pas : réessayez dans un instant.',
    en: 'The identity provider does not answer: try again in a moment.',
  },
  csrf_refused: {
    fr: 'Cette demande ne vient pas d’une page de ce site : rechargez la page.',
    en: 'This request does not come from a page of this site: reload the page.',
  },
  bad_siren: { fr: 'Ce numéro n’est pas un SIREN.', en: 'This number is not a SIREN.' },
  already_verified: { fr: 'Cette organisation est déjà vérifiée.', en: 'This organisation is verified already.' },
  not_verified: { fr: 'Cette organisation n’est pas vérifiée.', en: 'This organisation is not verified.' },
  already_member: { fr: 'Cette personne est déjà membre.', en: 'This person is a member already.' },
  membership_over: { fr: 'Cette personne n’est plus membre.', en: 'This membership has ended.' },
  last_owner: {
    fr: 'Le dernier administrateur d’une organisation ne peut pas partir : nommez-en d’abord un autre.',
    en: 'The last owner cannot leave: name another one first.',
  },
  bad_period: {
    fr: 'Un mandat commence au plus tôt aujourd’hui et finit dans la durée permise.',
    en: 'A mandate begins today or later and ends within the allowed time.',
  },
  unknown_delegate: {
    fr: 'Ce mandataire n’est pas connu ici : il doit d’abord se connecter, ou son organisation être vérifiée.',
    en: 'This delegate is not known here: the person must sign in once, or the organisation be verified, first.',
  },
  delegate_is_self: {
    fr: 'Une organisation n’a pas besoin de mandat pour agir pour elle-même.',
    en: 'An organisation needs no mandate to act for itself.',
  },
  mandate_over: { fr: 'Ce mandat n’est plus en cours.', en: 'This mandate is over.' },
  bad_expiry: {
    fr: 'La fin de validité doit être dans le futur et dans la limite permise.',
    en: 'A key ends in the future and within the allowed time.',
  },
  scope_not_held: {
    fr: 'Une clé ne donne pas plus de droits que celle qui la crée.',
    en: 'A key gives no more than it has.',
  },
  unknown_operation: { fr: 'Cette opération n’existe pas.', en: 'There is no such operation.' },
  key_revoked: { fr: 'Cette clé est déjà révoquée.', en: 'This key is revoked already.' },
  self_grant: { fr: 'Personne ne se donne un rôle à soi-même.', en: 'Nobody gives a role to himself.' },
  role_already_held: { fr: 'Cette personne a déjà ce rôle.', en: 'This person has that role already.' },
  role_not_held: { fr: 'Cette personne n’a pas ce rôle.', en: 'This person does not have that role.' },
  administrator_stands_apart: {
    fr: 'Un administrateur ne peut avoir aucun autre rôle.',
    en: 'An administrator holds no other role.',
  },
  last_administrator: {
    fr: 'Il doit rester au moins un administrateur.',
    en: 'Somebody must be left to manage the accounts.',
  },
} as const satisfies ProblemTexts;
