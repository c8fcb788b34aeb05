import type { Day } from '#libs/kernel';
import type { RequestSnapshot } from '../../domain/request/publisher-request.js';
import type { RequestAction } from '../../domain/request/publisher-request.lifecycle.js';

/** What those who reported read after a step; undefined for one that is none of theirs. */
export function requestNews(action: RequestAction | 'send', { number, commitments }: RequestSnapshot) {
  const last = commitments.at(-1);
  if (!last) return undefined;
  const { dueOn, motive } = last;
  return NEWS[action]?.({ number, dueOn, motive: motive ?? '' });
}

interface Told {
  readonly number: string;
  readonly dueOn: Day;
  readonly motive: string;
}

const NEWS: Readonly<Partial<Record<RequestAction | 'send', (told: Told) => string>>> = {
  commit: ({ number, dueOn }) =>
    `L’éditeur s’engage à corriger au plus tard le ${dueOn} (demande ${number}). Ses mots sont dans votre suivi ; ce jour passé, nous vous demanderons si c’est corrigé.`,
  askReporters: ({ number, dueOn }) =>
    `L’éditeur s’était engagé à corriger pour le ${dueOn} (demande ${number}). Est-ce corrigé ? Dites-le avec votre numéro et votre code.`,
  keep: ({ number, motive }) => `L’engagement de l’éditeur est tenu (demande ${number}). ${motive}`,
  miss: ({ number, motive }) => `L’engagement de l’éditeur n’est pas tenu (demande ${number}). ${motive}`,
};
