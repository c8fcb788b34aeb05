import type { Words } from '#libs/kernel';
import type { DossierState } from './dossier.lifecycle.js';

/** What the publisher reads of each state. Stages that say who judges, and how, read alike. */
export const publisherWords: Readonly<Record<DossierState, Words>> = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  requested: { fr: 'Demande envoyée', en: 'Request sent' },
  contracting: { fr: 'Convention à signer', en: 'Contract to sign' },
  preparation: { fr: 'Dossier à compléter', en: 'File to complete' },
  completeness: { fr: 'Vérification de complétude', en: 'Completeness check' },
  evaluation: { fr: 'En évaluation', en: 'Under evaluation' },
  reconciliation: { fr: 'En évaluation', en: 'Under evaluation' },
  observations: { fr: 'Vos observations sont attendues', en: 'Your observations are awaited' },
  deciding: { fr: 'Décision en préparation', en: 'Decision being prepared' },
  decided: { fr: 'Décision rendue', en: 'Decision given' },
  withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
  lapsed: { fr: 'Caduc', en: 'Lapsed' },
  inadmissible: { fr: 'Irrecevable', en: 'Inadmissible' },
};
