export { ExpertDirectory } from './application/experts/expert-directory.js';
export { PanelSeed } from './application/neighbours.js';
export type { PanelNeed } from './application/panel/panel-request.js';
export { type Eligibility, type PanelRelation, Panels } from './application/panel/panels.js';
export type { EvaluationOpened } from './application/reactions/dossier-news.js';
export { type DossierAgreement, DossierAgreements } from './application/reconciliation/agreement-reads.js';
export { type ClearedInterest, Outcomes, type SettledOutcome } from './application/reconciliation/outcomes.js';
export * from './evaluation.module.js';
