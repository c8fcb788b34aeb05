import { dayOf, type Words } from '#libs/kernel';
import type { CaseAction } from '../../domain/case/case.lifecycle.js';
import type { CaseSnapshot, Conclusion } from '../../domain/case/case-snapshot.js';
import type { Service } from '../../domain/report/vocabulary.js';

const SERVICE_WORDS: Readonly<Record<Service, string>> = {
  DNS: 'la Délégation au numérique en santé',
  ANSM: 'l’ANSM',
  CNIL: 'la CNIL',
  CERT_SANTE: 'le CERT Santé',
  DGCCRF: 'la DGCCRF (SignalConso)',
  ARS: 'votre agence régionale de santé',
  publisher: 'l’éditeur de l’application',
};

const OUTCOME_WORDS: Readonly<Record<Conclusion['outcome'], string>> = {
  out_of_scope: 'ne relève pas de notre mission',
  duplicate: 'porte sur des faits déjà connus',
  abuse: 'est classé sans suite',
  unconfirmed: 'est clos : les faits n’ont pas pu être établis',
  confirmed: 'est clos : les faits sont établis et il ne reste rien à corriger',
  corrected: 'est clos : les faits sont établis et leur correction est vérifiée',
  merged: 'est suivi dans un autre dossier',
};

/** What the reporters of a case read after a step; undefined for a step that is none of theirs. */
export function newsForReporters(action: CaseAction | 'open', incident: CaseSnapshot): string | undefined {
  const { number, dueAt } = incident;
  const due = dueAt === null ? '' : ` au plus tard le ${dayOf(dueAt)}`;
  switch (action) {
    case 'open':
    case 'attach':
      return `Votre signalement est examiné dans le dossier ${number}.`;
    case 'qualify':
      return `Le dossier ${number} est en cours d’enquête. Une première conclusion est attendue${due}.`;
    case 'confirm':
      return `Les faits du dossier ${number} sont établis. L’éditeur doit corriger, et sa correction sera vérifiée.`;
    case 'findingFailed':
      return `Dans le dossier ${number}, la correction attendue n’a pas été faite à temps : l’examen reprend.`;
    case 'reopen':
      return `Le dossier ${number} est rouvert.`;
    case 'contest':
      return `Votre contestation de la conclusion du dossier ${number} est reçue : l’organe de surveillance l’examine.`;
    case 'upholdContest':
      return `La contestation est accueillie : le dossier ${number} est rouvert. ${answerTo(incident)}`;
    case 'rejectContest':
      return `La contestation est rejetée : la conclusion du dossier ${number} demeure. ${answerTo(incident)}`;
    case 'detach':
      return `Votre signalement n’est plus suivi dans le dossier ${number} : il porte sur d’autres faits.`;
    case 'dismiss':
    case 'close':
    case 'allVerified':
      return concluded(incident);
    default:
      return undefined;
  }
}

const answerTo = ({ contests }: CaseSnapshot): string => contests.at(-1)?.answer ?? '';

function concluded({ number, conclusions }: CaseSnapshot): string | undefined {
  const last = conclusions.at(-1);
  if (!last) return undefined;
  const { outcome, motive, services } = last;
  const instead = services.map((service) => SERVICE_WORDS[service]).join(', ');
  const who = instead === '' ? '' : ` Le service compétent : ${instead}.`;
  const contest = ' Vous pouvez contester cette conclusion avec votre numéro et votre code.';
  return `Le dossier ${number} ${OUTCOME_WORDS[outcome]}. ${motive}${who}${contest}`;
}

/** What the publisher is told of a case; who reported is never in it. */
export const NEWS_FOR_PUBLISHER: Readonly<Partial<Record<CaseAction | 'open', Words>>> = {
  qualify: {
    fr: 'des signalements sur votre application sont en cours d’enquête',
    en: 'reports about your application are being investigated',
  },
  confirm: {
    fr: 'les faits sont établis, et des constats vous demandent de corriger',
    en: 'the facts are established, and findings ask you to correct them',
  },
  close: { fr: 'l’enquête est close', en: 'the investigation is closed' },
  allVerified: {
    fr: 'vos corrections sont vérifiées, et le dossier est clos',
    en: 'your corrections are verified, and the case is closed',
  },
  findingFailed: {
    fr: 'une correction n’a pas été faite à temps, et l’enquête reprend',
    en: 'a correction was not made in time, and the investigation goes on',
  },
};
