import { englishDay, frenchDay } from '#libs/catalogue';
import type { Bilingual, Language } from './language.js';

type Vocabulary = Readonly<Record<string, Bilingual>>;

export const categories: Vocabulary = {
  DM: { fr: 'Dispositif médical', en: 'Medical device' },
  ORG: { fr: 'Organisation des soins', en: 'Organisation of care' },
  BIE: { fr: 'Bien-être et prévention', en: 'Well-being and prevention' },
};

export const categoryAims: Vocabulary = {
  DM: {
    fr: 'Agit directement sur la santé : diagnostic, suivi ou traitement.',
    en: 'Acts directly on health: diagnosis, follow-up or treatment.',
  },
  ORG: {
    fr: 'Aide à s’organiser : rendez-vous, coordination, échanges.',
    en: 'Helps people organise: appointments, coordination, exchanges.',
  },
  BIE: {
    fr: 'Accompagne au quotidien : prévention, activité, sommeil.',
    en: 'Supports daily life: prevention, activity, sleep.',
  },
};

export const auditOutcomes: Vocabulary = {
  conform: { fr: 'conforme', en: 'conform' },
  corrected: { fr: 'écarts corrigés', en: 'gaps put right' },
  non_conform: { fr: 'non conforme', en: 'not conform' },
};

export const bases: Vocabulary = {
  full: { fr: 'Référencée', en: 'Listed' },
  temporary: { fr: 'Référencement temporaire', en: 'Temporarily listed' },
  trial: { fr: 'À l’essai', en: 'On trial' },
};

export const platforms: Vocabulary = {
  ios: { fr: 'iPhone et iPad', en: 'iPhone and iPad' },
  android: { fr: 'Android', en: 'Android' },
  web: { fr: 'Site web', en: 'Website' },
};

export const audiences: Vocabulary = {
  public: { fr: 'Grand public', en: 'General public' },
  patients: { fr: 'Patients', en: 'Patients' },
  aidants: { fr: 'Aidants', en: 'Carers' },
  mineurs: { fr: 'Mineurs', en: 'Minors' },
  professionnels: { fr: 'Professionnels de santé', en: 'Health professionals' },
};

export const badges: Vocabulary = {
  'preuve-clinique': { fr: 'Preuve clinique publiée', en: 'Published clinical evidence' },
  'accessible-aa': { fr: 'Accessibilité auditée', en: 'Audited accessibility' },
  'facile-a-comprendre': { fr: 'Facile à comprendre', en: 'Easy to understand' },
  sobre: { fr: 'Numérique sobre', en: 'Frugal by design' },
  'code-ouvert': { fr: 'Code ouvert', en: 'Open source' },
  'donnees-en-europe': { fr: 'Données sous droit européen exclusif', en: 'Data under European law only' },
  'co-construit': { fr: 'Co-construit avec les usagers', en: 'Built with its users' },
  'transparence-usage': { fr: 'Résultats d’usage publiés', en: 'Published results of use' },
  'chasse-aux-failles': { fr: 'Programme de recherche de failles', en: 'Bug bounty' },
  'gratuit-complet': { fr: 'Gratuit et complet', en: 'Free and complete' },
  'multi-langues': { fr: 'Plusieurs langues', en: 'Several languages' },
  'eehds-pret': { fr: 'Prêt pour le format européen', en: 'Ready for the European format' },
};

export const bricks: Vocabulary = {
  DRO: { fr: 'Droits des usagers', en: 'Rights of users' },
  SEC: { fr: 'Sécurité numérique', en: 'Digital security' },
  URB: { fr: 'Interopérabilité', en: 'Interoperability' },
  ETH: { fr: 'Éthique', en: 'Ethics' },
  MED: { fr: 'Utilité et intérêt médical', en: 'Medical benefit' },
  ACC: { fr: 'Accessibilité', en: 'Accessibility' },
  INC: { fr: 'Inclusion numérique', en: 'Digital inclusion' },
  ENV: { fr: 'Responsabilité environnementale', en: 'Environmental responsibility' },
  INF: { fr: 'Fiabilité de l’information', en: 'Reliability of information' },
  ECO: { fr: 'Modèle économique', en: 'Business model' },
  CMP: { fr: 'Critères complémentaires', en: 'Additional criteria' },
};

export const accessLevels: Vocabulary = {
  N0: { fr: 'Aucune donnée de santé', en: 'No health data' },
  N1: { fr: 'Données de santé propres au service', en: 'Health data of the service only' },
  N2: { fr: 'Écrit dans l’espace de santé', en: 'Writes to the health space' },
  N3: { fr: 'Lit l’espace de santé', en: 'Reads the health space' },
};

export const events: Vocabulary = {
  listed: { fr: 'Référencement', en: 'Listing' },
  changed: { fr: 'Modification', en: 'Change' },
  suspended: { fr: 'Suspension', en: 'Suspension' },
  suspension_ratified: { fr: 'Suspension ratifiée', en: 'Suspension ratified' },
  suspension_extended: { fr: 'Suspension prolongée', en: 'Suspension extended' },
  lifted: { fr: 'Suspension levée', en: 'Suspension lifted' },
  delisted: { fr: 'Déréférencement', en: 'Delisting' },
  expired: { fr: 'Fin de validité', en: 'Expiry' },
  withdrawn: { fr: 'Retrait à la demande de l’éditeur', en: 'Withdrawal at the publisher’s request' },
  restored: { fr: 'Rétablissement après recours', en: 'Restoration on appeal' },
  version_covered: { fr: 'Nouvelle version couverte', en: 'New version covered' },
  stayed: { fr: 'Sursis à exécution, sur recours', en: 'Stay of effects, on appeal' },
  prolonged: { fr: 'Prolongation', en: 'Prolongation' },
  stay_ended: { fr: 'Fin du sursis', en: 'End of the stay' },
};

export const severities: Vocabulary = {
  bloquant: { fr: 'bloquant', en: 'blocking' },
  majeur: { fr: 'majeur', en: 'major' },
  mineur: { fr: 'mineur', en: 'minor' },
};

/** The word for an identifier; the identifier itself when the framework has one we do not know yet. */
export const wordFor = (vocabulary: Vocabulary, id: string, language: Language): string =>
  vocabulary[id]?.[language] ?? id;

/** A day, or the day of an instant, as people write it. */
export const written = (day: string, language: Language): string =>
  language === 'fr' ? frenchDay(day.slice(0, 10)) : englishDay(day.slice(0, 10));

export const inFigures = (count: number, language: Language): string => count.toLocaleString(language);

/** Whether a count takes the plural: in French from two on, in English for all but one. */
export const isPlural = (count: number, language: Language): boolean =>
  new Intl.PluralRules(language).select(count) !== 'one';

const prices: Vocabulary = { gratuit: { fr: 'Gratuit', en: 'Free' } };

/** A price as its publisher wrote it, in French; the one word that many write is known in both languages. */
export function writtenPrice(price: string, language: Language): { readonly text: string; readonly lang?: 'fr' } {
  const known = prices[price.trim().toLowerCase()]?.[language];
  if (known) return { text: known };
  return language === 'fr' ? { text: price } : { text: price, lang: 'fr' };
}
