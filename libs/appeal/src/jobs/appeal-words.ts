import type { AppealSnapshot } from '../domain/appeal.js';

/** What the appellant reads of each move that concerns him, in French; how it was settled is read in the space. */
export const APPELLANT_WORDS: Readonly<Record<string, string>> = {
  admit: 'il est recevable et va être examiné',
  declareInadmissible: 'une réponse sur sa recevabilité vous attend',
  orderStay: 'les effets de la décision sont suspendus dans l’attente de la réponse',
  endStay: 'le sursis a pris fin',
  writeDefence: 'l’autorité a présenté sa défense',
  settle: 'il est tranché : la réponse vous attend',
  withdraw: 'il est retiré, comme vous l’avez demandé',
};

/** Who of the authority has to do something about a move, and what. */
export interface Task {
  readonly to: 'oversight' | 'deciders';
  readonly what: string;
}

/** @returns undefined when nobody has to do anything about it */
export function taskAfter(action: string, appeal: Pick<AppealSnapshot, 'contested' | 'outcome'>): Task | undefined {
  switch (action) {
    case 'file':
      return { to: 'oversight', what: 'un recours à déclarer recevable ou non' };
    case 'admit':
      return { to: 'deciders', what: 'la défense de l’autorité à présenter' };
    case 'settle':
      return taskAfterSettlement(appeal);
    default:
      return undefined;
  }
}

function taskAfterSettlement({ contested, outcome }: Pick<AppealSnapshot, 'contested' | 'outcome'>): Task | undefined {
  if (outcome === 'dismissed') return undefined;
  if (contested === 'inaction')
    return { to: 'deciders', what: 'un dossier en retard, sur lequel le recours est accueilli' };
  if (outcome === 'varied') return { to: 'deciders', what: 'une décision à remplacer, comme le recours le demande' };
  return { to: 'deciders', what: 'une décision annulée, et ses suites' };
}

/** Limits of an appeal as letters name them. */
export const LIMIT_WORDS: Readonly<Record<string, Task>> = {
  'appeal.admission': { to: 'oversight', what: 'la recevabilité d’un recours, en retard' },
  'appeal.examination': { to: 'oversight', what: 'un recours à trancher, en retard' },
  'appeal.defence': { to: 'oversight', what: 'un recours qui peut être tranché sans défense de l’autorité' },
};
