import type { Standing } from '#libs/access';
import type { ActionView } from '#libs/http';
import { offers } from '#libs/kernel';
import type { DossierSnapshot } from '../../domain/dossier/dossier.js';
import {
  type DossierAction,
  type DossierCondition,
  type DossierParty,
  dossierConditionTexts,
  dossierLifecycle,
} from '../../domain/dossier/dossier.lifecycle.js';
import { type ReferencingOperation, referencingOperations } from '../../referencing.operations.js';

interface Route {
  readonly operation: ReferencingOperation;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
}

/** How a person takes each action of the lifecycle; what is missing here is done by the system alone. */
export const dossierRoutes: Readonly<Partial<Record<DossierAction, Route>>> = {
  submitRequest: { operation: 'submitRequest', method: 'POST', path: 'request' },
  admit: { operation: 'admitDossier', method: 'POST', path: 'admission' },
  declareInadmissible: { operation: 'declareInadmissible', method: 'POST', path: 'inadmissibility' },
  submit: { operation: 'submitDossier', method: 'POST', path: 'submission' },
  returnIncomplete: { operation: 'returnDossier', method: 'POST', path: 'return' },
  accept: { operation: 'acceptDossier', method: 'POST', path: 'acceptance' },
  reopenReview: { operation: 'reopenReview', method: 'POST', path: 'review-reopening' },
  closeReport: { operation: 'closeReport', method: 'POST', path: 'report' },
  submitObservations: { operation: 'submitObservations', method: 'POST', path: 'observations' },
  reopenReconciliation: { operation: 'reopenReconciliation', method: 'POST', path: 'reconciliation-reopening' },
  prepareDecision: { operation: 'prepareDecision', method: 'PUT', path: 'decision-draft' },
  signFirst: { operation: 'signDecision', method: 'POST', path: 'signature' },
  sign: { operation: 'signDecision', method: 'POST', path: 'signature' },
  extendLimit: { operation: 'extendLimit', method: 'POST', path: 'extension' },
  extendEvaluation: { operation: 'extendEvaluation', method: 'POST', path: 'evaluation-extension' },
  withdraw: { operation: 'withdrawDossier', method: 'POST', path: 'withdrawal' },
};

const ALL_PARTIES: ReadonlySet<DossierParty> = new Set(['publisher', 'case_officer', 'lead', 'expert', 'signatory']);

/**
 * What this reader may do now, with the reasons for what is refused. The lifecycle says what is possible, the access
 * table who may: an action that is not the reader's is left out.
 */
export function dossierActions(
  { id, state }: DossierSnapshot,
  met: ReadonlySet<DossierCondition>,
  standings: ReadonlySet<Standing>,
): ActionView[] {
  const seen = new Set<string>();
  return offers(dossierLifecycle, state, ALL_PARTIES, met, dossierConditionTexts)
    .sort((a, b) => Number(b.allowed) - Number(a.allowed))
    .flatMap(({ name, allowed, reasons }) => {
      const route = dossierRoutes[name];
      if (!route || !isFor(route.operation, standings) || seen.has(route.path)) return [];
      seen.add(route.path);
      return [
        { name, allowed, reasons: [...reasons], method: route.method, href: `/api/v1/dossiers/${id}/${route.path}` },
      ];
    });
}

const isFor = (operation: ReferencingOperation, standings: ReadonlySet<Standing>): boolean =>
  (referencingOperations[operation].allow as readonly Standing[]).some((standing) => standings.has(standing));
