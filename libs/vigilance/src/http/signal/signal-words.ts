import type { StateWords, WordView } from '#libs/http';
import type { SignalState } from '../../domain/signal/signal.lifecycle.js';
import type { SignalMethod } from '../../domain/signal/signal-numbers.js';

export const SIGNAL_WORDS: StateWords<SignalState> = {
  open: { fr: 'À examiner', en: 'To be looked at' },
  closed: { fr: 'Clos', en: 'Closed' },
  false_alarm: { fr: 'Fausse alerte', en: 'False alarm' },
};

export const METHOD_WORDS: Readonly<Record<SignalMethod, WordView>> = {
  disproportionality: { fr: 'Plus souvent cité que pour les autres (IC)', en: 'Named more often than of others (IC)' },
  'ears-c1': { fr: 'Semaine inhabituelle (EARS C1)', en: 'Unusual week (EARS C1)' },
  'ears-c2': { fr: 'Semaine inhabituelle (EARS C2)', en: 'Unusual week (EARS C2)' },
  'ears-c3': { fr: 'Semaines inhabituelles (EARS C3)', en: 'Unusual weeks (EARS C3)' },
  'poisson-cusum': { fr: 'Hausse lente (CUSUM de Poisson)', en: 'Slow rise (Poisson CUSUM)' },
  farrington: { fr: 'Au-delà des années passées (Farrington)', en: 'Beyond earlier years (Farrington)' },
  maxsprt: { fr: 'Trop pour une application nouvelle (MaxSPRT)', en: 'Too many for a new application (MaxSPRT)' },
};
