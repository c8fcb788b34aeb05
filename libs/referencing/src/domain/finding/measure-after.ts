import type { ProposedMeasure } from '../measure/measure-proposal.js';

/** What is asked of the signatory when a finding failed: users are protected at once where the criterion is blocking. */
export const measureAfter = (severity: string): ProposedMeasure => (severity === 'bloquant' ? 'suspend' : 'delist');
