import type { Words } from '#libs/kernel';
import type { AppealSnapshot } from '../domain/appeal.js';

/** What the appellant reads of each move that concerns him; how it was settled is read in the space. */
export const APPELLANT_WORDS: Readonly<Record<string, Words>> = {
  admit: { fr: 'il est recevable et va être examiné', en: 'it is admissible and will be examined' },
  declareInadmissible: {
    fr: 'une réponse sur sa recevabilité vous attend',
    en: 'an answer on its admissibility awaits you',
  },
  orderStay: {
    fr: 'les effets de la décision sont suspendus dans l’attente de la réponse',
    en: 'the effects of the decision are suspended until it is answered',
  },
  endStay: { fr: 'le sursis a pris fin', en: 'the stay has ended' },
  writeDefence: { fr: 'l’autorité a présenté sa défense', en: 'the authority has given its defence' },
  settle: { fr: 'il est tranché : la réponse vous attend', en: 'it is settled: the answer awaits you' },
  withdraw: { fr: 'il est retiré, comme vous l’avez demandé', en: 'it is withdrawn, as you asked' },
};

/** Who of the authority has to do something about a move, and what. */
export interface Task {
  readonly to: 'oversight' | 'deciders';
  readonly what: Words;
}

/** @returns undefined when nobody has to do anything about it */
export function taskAfter(action: string, appeal: Pick<AppealSnapshot, 'contested' | 'outcome'>): Task | undefined {
  switch (action) {
    case 'file':
      return {
        to: 'oversight',
        what: { fr: 'un recours à déclarer recevable ou non', en: 'an appeal to be declared admissible or not' },
      };
    case 'admit':
      return {
        to: 'deciders',
        what: { fr: 'la défense de l’autorité à présenter', en: 'the defence of the authority, to be given' },
      };
    case 'settle':
      return taskAfterSettlement(appeal);
    default:
      return undefined;
  }
}

function taskAfterSettlement({ contested, outcome }: Pick<AppealSnapshot, 'contested' | 'outcome'>): Task | undefined {
  if (outcome === 'dismissed') return undefined;
  if (contested === 'inaction')
    return {
      to: 'deciders',
      what: {
        fr: 'un dossier en retard, sur lequel le recours est accueilli',
        en: 'a late dossier, on which the appeal is upheld',
      },
    };
  if (outcome === 'varied')
    return {
      to: 'deciders',
      what: {
        fr: 'une décision à remplacer, comme le recours le demande',
        en: 'a decision to be replaced, as the appeal asks',
      },
    };
  return {
    to: 'deciders',
    what: { fr: 'une décision annulée, et ses suites', en: 'a decision that is annulled, and what follows from it' },
  };
}

/** Limits of an appeal as letters name them. */
export const LIMIT_WORDS: Readonly<Record<string, Task>> = {
  'appeal.admission': {
    to: 'oversight',
    what: { fr: 'la recevabilité d’un recours, en retard', en: 'the admissibility of an appeal, late' },
  },
  'appeal.examination': {
    to: 'oversight',
    what: { fr: 'un recours à trancher, en retard', en: 'an appeal to be settled, late' },
  },
  'appeal.defence': {
    to: 'oversight',
    what: {
      fr: 'un recours qui peut être tranché sans défense de l’autorité',
      en: 'an appeal that may be settled without a defence of the authority',
    },
  },
};
