/** What a reader of a timeline is told, in each language. */
export interface Words {
  readonly fr: string;
  readonly en: string;
}

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What happened to a dossier, by the kind of its journal entry; one that is missing is shown as it is. */
export const stepWords: Readonly<Record<string, Words>> = {
  'dossier.open': { fr: 'Dossier ouvert', en: 'Dossier opened' },
  'dossier.submitRequest': { fr: 'Demande déposée', en: 'Request filed' },
  'dossier.admit': { fr: 'Demande recevable', en: 'Request admitted' },
  'dossier.declareInadmissible': { fr: 'Demande irrecevable', en: 'Request inadmissible' },
  'dossier.contractInForce': { fr: 'Contrat signé', en: 'Contract signed' },
  'dossier.submit': { fr: 'Dossier complet envoyé', en: 'File sent' },
  'dossier.returnIncomplete': { fr: 'Dossier renvoyé : incomplet', en: 'File returned: incomplete' },
  'dossier.accept': { fr: 'Évaluation ouverte', en: 'Evaluation opened' },
  'dossier.quorumReached': { fr: 'Tous les avis sont rendus', en: 'Every review is in' },
  'dossier.reopenReview': { fr: 'Évaluation rouverte', en: 'Evaluation reopened' },
  'dossier.closeReport': { fr: 'Rapport clos', en: 'Report closed' },
  'dossier.submitObservations': { fr: 'Observations de l’éditeur', en: 'Observations of the publisher' },
  'dossier.reopenReconciliation': { fr: 'Rapport rouvert', en: 'Report reopened' },
  'dossier.prepareDecision': { fr: 'Décision préparée', en: 'Decision prepared' },
  'dossier.signFirst': { fr: 'Première signature', en: 'First signature' },
  'dossier.sign': { fr: 'Décision signée', en: 'Decision signed' },
  'dossier.extendLimit': { fr: 'Délai prolongé', en: 'Limit extended' },
  'dossier.extendEvaluation': { fr: 'Évaluation prolongée', en: 'Evaluation extended' },
  'dossier.withdraw': { fr: 'Dossier retiré', en: 'Dossier withdrawn' },
  'dossier.timeout': { fr: 'Délai passé', en: 'Time passed' },
  'dossier.decisionReplaced': { fr: 'Décision remplacée', en: 'Decision replaced' },
  'evidence.add': { fr: 'Pièce jointe', en: 'Evidence attached' },
  'evidence.remove': { fr: 'Pièce retirée', en: 'Evidence removed' },
};

export const partyWords: Readonly<Record<string, Words>> = {
  publisher_owner: { fr: 'éditeur', en: 'publisher' },
  publisher_editor: { fr: 'éditeur', en: 'publisher' },
  case_officer: { fr: 'instructrice', en: 'case officer' },
  lead: { fr: 'responsable', en: 'lead' },
  signatory: { fr: 'signataire', en: 'signatory' },
  duty_officer: { fr: 'permanence', en: 'duty officer' },
  expert: { fr: 'expert', en: 'expert' },
  auditor: { fr: 'auditeur', en: 'auditor' },
  control_agency: { fr: 'agence de contrôle', en: 'control agency' },
  oversight: { fr: 'organe de surveillance', en: 'oversight body' },
  system: { fr: 'de plein droit', en: 'by itself' },
};

export const auditStarted: Words = { fr: 'Audit sur place', en: 'Audit in the field' };
export const appealFiled: Words = { fr: 'Recours formé contre', en: 'Appeal filed against' };
export const unknownHere: Words = {
  fr: 'Cette application n’est pas ici : `aval demo lives` crée celles de la démonstration.',
  en: 'There is no such application here: `aval demo lives` makes those of the demonstration.',
};
