import type { StateWords, WordView } from '#libs/http';
import { PARIS } from '#libs/kernel';
import type { SortingOutcome } from '../domain/report/triage.js';
import type { TriageState } from '../domain/report/triage.lifecycle.js';

export const STATE_WORDS: StateWords<TriageState> = {
  received: { fr: 'Signalement reçu', en: 'Report received' },
  read: { fr: 'Signalement en cours d’examen', en: 'Report being looked at' },
  sorted: { fr: 'Suite donnée', en: 'Acted upon' },
};

export const OUTCOME_WORDS: Readonly<Record<SortingOutcome, WordView>> = {
  routed: { fr: 'Transmis aux services compétents', en: 'Passed on to the services in charge' },
  redirected: {
    fr: 'Relève d’un autre service, qui vous est indiqué',
    en: 'Belongs to another service, which you are told',
  },
  set_aside: { fr: 'Sans suite, pour le motif indiqué', en: 'Not followed, for the reason given' },
};

export const REMADE: WordView = {
  fr: 'Image redessinée : le lieu, l’appareil et les autres données cachées n’y sont plus. Ce qui se voit y reste.',
  en: 'Image drawn anew: place, device and other hidden data are gone. What can be seen stays.',
};

export const KEPT_AS_IT_CAME: WordView = {
  fr: 'PDF conservé tel quel : son auteur, ses dates et ses anciennes versions peuvent s’y lire. Envoyez une image pour l’éviter.',
  en: 'PDF kept as it came: its author, dates and earlier versions can be read in it. Send an image to avoid that.',
};

/** @param due when somebody has to have read it */
export const nextWords = (due: Date): WordView => ({
  fr: `Un chargé de vigilance lit votre signalement au plus tard le ${moment(due, 'fr')}. Suivez-le avec son numéro et son code.`,
  en: `A vigilance officer reads your report by ${moment(due, 'en')} at the latest. Follow it with its number and its code.`,
});

const written = (language: string) =>
  new Intl.DateTimeFormat(language, { timeZone: PARIS, dateStyle: 'long', timeStyle: 'short' });
const PARIS_MOMENTS = { fr: written('fr-FR'), en: written('en-GB') } as const;

/** `5 mars 2027 à 18:00`, as clocks in Paris show it. */
export const moment = (at: Date, language: 'fr' | 'en'): string => PARIS_MOMENTS[language].format(at);
