import type { DossierKind } from './dossier.js';

/** What people read of a kind, in French: "dossier de …". */
export const kindWords: Readonly<Record<DossierKind, string>> = {
  initial: 'première demande',
  trial: 'essai',
  compliance: 'mise en conformité',
  renewal: 'renouvellement',
  change: 'modification substantielle',
  conversion: 'conversion d’un essai',
  transition: 'passage au nouveau référentiel',
};
