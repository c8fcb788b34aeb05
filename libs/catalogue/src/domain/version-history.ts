import { englishDay, frenchDay, type Words } from './public-status.js';

/** A version of a listed application, as `referencing` publishes it. Days are `YYYY-MM-DD`. */
export interface PublishedVersion {
  readonly number: string;
  readonly state: 'covered' | 'superseded' | 'assessing';
  /** Null when it was judged with a whole file. */
  readonly class: 'minor' | 'substantial' | null;
  readonly releaseOn: string | null;
  readonly coveredOn: string | null;
  readonly decisionNumber: string | null;
}

export const VERSION_CHANGES = ['whole_file', 'minor', 'substantial'] as const;
export type VersionChange = (typeof VERSION_CHANGES)[number];

export interface PastVersion extends Pick<PublishedVersion, 'number' | 'releaseOn' | 'coveredOn' | 'decisionNumber'> {
  readonly change: VersionChange;
  /** The one that the listing covers today. */
  readonly isCurrent: boolean;
  readonly sentence: Words;
}

const CHANGE_WORDS: Readonly<Record<VersionChange, Words>> = {
  whole_file: { fr: 'évaluée avec le dossier entier', en: 'assessed with the whole file' },
  minor: {
    fr: 'changement mineur, l’évaluation précédente vaut pour elle',
    en: 'minor change, the former assessment holds for it',
  },
  substantial: { fr: 'changement substantiel, évalué', en: 'substantial change, assessed' },
};

const PENDING: Words = {
  fr: 'changement substantiel en cours d’évaluation, aucune décision ne la couvre encore',
  en: 'substantial change being assessed, no decision covers it yet',
};

/** How one version came to be covered, for people; what is not known is left unsaid. */
export function pastVersion({ number, state, class: changed, ...dated }: PublishedVersion): PastVersion {
  const change = changed ?? 'whole_file';
  const { releaseOn, coveredOn, decisionNumber } = dated;
  const isPending = state === 'assessing';
  const what = isPending ? PENDING : CHANGE_WORDS[change];
  const fr = [
    what.fr,
    releaseOn && `diffusion le ${frenchDay(releaseOn)}`,
    coveredOn &&
      `couverte depuis le ${frenchDay(coveredOn)}${decisionNumber ? ` par la décision ${decisionNumber}` : ''}`,
  ];
  const en = [
    what.en,
    releaseOn && `release on ${englishDay(releaseOn)}`,
    coveredOn && `covered since ${englishDay(coveredOn)}${decisionNumber ? ` by decision ${decisionNumber}` : ''}`,
  ];
  const sentence = { fr: `Version ${number} : ${joined(fr, ' ; ')}.`, en: `Version ${number}: ${joined(en, '; ')}.` };
  return { number, change: isPending ? 'substantial' : change, ...dated, isCurrent: state === 'covered', sentence };
}

const joined = (parts: readonly (string | null)[], by: string): string => parts.filter(Boolean).join(by);
