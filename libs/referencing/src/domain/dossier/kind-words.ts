import type { Words } from '#libs/kernel';
import type { DossierKind } from './dossier.js';

/** What people read of a kind: "dossier de …". */
export const kindWords: Readonly<Record<DossierKind, Words>> = {
  initial: { fr: 'première demande', en: 'first application' },
  trial: { fr: 'essai', en: 'trial' },
  compliance: { fr: 'mise en conformité', en: 'compliance' },
  renewal: { fr: 'renouvellement', en: 'renewal' },
  change: { fr: 'modification substantielle', en: 'substantial change' },
  conversion: { fr: 'conversion d’un essai', en: 'conversion of a trial' },
  transition: { fr: 'passage au nouveau référentiel', en: 'transition to the new framework' },
};
